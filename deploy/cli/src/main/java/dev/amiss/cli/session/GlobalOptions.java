package dev.amiss.cli.session;

import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.Format;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes. */
public final class GlobalOptions {
    private final Map<Service, String> addresses = new EnumMap<>(Service.class);

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            description = "table (default), json or yaml.")
    @Nullable
    Format output;

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "One address for all services, such as https://amiss.example.com; also AMISS_URL.")
    @Nullable
    String url;

    @Option(
            names = "--key-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "File with an access key; else AMISS_KEY holds it.")
    @Nullable
    Path keyFile;

    @Option(
            names = "--colour",
            negatable = true,
            scope = ScopeType.INHERIT,
            description = "Colours always, or never; without it on a terminal unless NO_COLOR is set.")
    @Nullable
    Boolean colour;

    @Option(
            names = "--issue-url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Address of issue-service; also AMISS_ISSUE_URL.")
    void issueUrl(String address) {
        addresses.put(Service.ISSUE, address);
    }

    @Option(
            names = "--responder-url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Address of responder-service; also AMISS_RESPONDER_URL.")
    void responderUrl(String address) {
        addresses.put(Service.RESPONDER, address);
    }

    @Option(
            names = "--assertion-url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Address of assertion-service; also AMISS_ASSERTION_URL.")
    void assertionUrl(String address) {
        addresses.put(Service.ASSERTION, address);
    }

    Map<Service, String> addresses() {
        return addresses;
    }
}
