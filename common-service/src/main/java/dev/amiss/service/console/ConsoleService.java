package dev.amiss.service.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The services that have pages. */
public enum ConsoleService {
    ISSUE("issues"),
    RESPONDER("responder"),
    ASSERTION("assertion");

    private final String segment;

    ConsoleService(String segment) {
        this.segment = segment;
    }

    /** The service whose fragments are below {@code /ui/SEGMENT/}. */
    static Optional<ConsoleService> ofSegment(String segment) {
        return Arrays.stream(values())
                .filter(service -> service.segment.equals(segment))
                .findFirst();
    }

    /** The service of that module, such as {@code issue-service}. */
    static Optional<ConsoleService> ofModule(String module) {
        return Arrays.stream(values())
                .filter(service -> service.module().equals(module))
                .findFirst();
    }

    /** {@code issue-service}. */
    public String module() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }

    /** {@code AMISS_ISSUE_URL}. */
    String variable() {
        return "AMISS_" + name() + "_URL";
    }

    /** {@code AMISS_ISSUE_CONSOLE_URL}. */
    String consoleVariable() {
        return "AMISS_" + name() + "_CONSOLE_URL";
    }
}
