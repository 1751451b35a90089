package dev.amiss.issue.console;

import dev.amiss.service.access.KeyAdministration;
import dev.amiss.service.console.ConsoleService;
import dev.amiss.service.console.Form;
import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an installation is made of.
 *
 * @param means what can be done with keys here
 * @param keys all of them; empty for those who may not see them
 * @param mayChange whether this person may make and end keys
 * @param form of a new key
 * @param secret of the key that was just made, to be shown this once; null for none
 */
@TemplateData
public record SetupView(
        KeyAdministration.Means means,
        List<KeyAdministration.Entry> keys,
        boolean mayChange,
        Form form,
        @Nullable String secret) {
    private static final List<String> ROLES = List.of("reporter", "operator", "admin");

    public List<String> roles() {
        return ROLES;
    }

    public boolean isOpen() {
        return means == KeyAdministration.Means.OPEN;
    }

    public boolean hasNoFile() {
        return means == KeyAdministration.Means.NO_FILE;
    }

    public boolean isReadOnly() {
        return means == KeyAdministration.Means.READ_ONLY;
    }

    /** The modules of the services. */
    public List<String> services() {
        return Arrays.stream(ConsoleService.values())
                .map(ConsoleService::module)
                .toList();
    }

    /** Where each service tells its version. */
    public List<String> about() {
        return services().stream().map(service -> "about/" + service).toList();
    }

    /** Where each service tells its health. */
    public List<String> health() {
        return services().stream().map(service -> "health/" + service).toList();
    }
}
