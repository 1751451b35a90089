package dev.amiss.issue.console;

import io.quarkus.qute.TemplateData;
import org.jspecify.annotations.Nullable;

/** The commands that a newcomer pastes: a first issue, responder and assertion, as this very installation takes them. */
@TemplateData
public record FirstSteps(boolean first, boolean open, String issue, String responder, String assertion) {
    /**
     * The commands for these addresses.
     *
     * @param first whether nothing was reported yet
     * @param open whether no key is needed
     * @param own the address of this service as the browser has it
     * @param responder that of responder-service; empty when it is the same
     * @param assertion that of assertion-service; empty when it is the same
     */
    static FirstSteps at(
            boolean first, boolean open, String own, @Nullable String responder, @Nullable String assertion) {
        String headers = " \\\n" + (open ? "" : "  -H \"Authorization: Bearer $AMISS_KEY\" \\\n")
                + "  -H 'Content-Type: application/json' \\\n  -d ";
        return new FirstSteps(
                first,
                open,
                "curl " + or(own, own) + "/api/v1/issues" + headers + """
                        '{"name": "payments gateway down",
                            "severity": "critical",
                            "details": {"tried": 3}}'""",
                "curl " + or(responder, own) + "/api/v1/responders" + headers + """
                        '{"watch_pattern": "payments.*",
                            "actions": [{"delay_sec": 10,
                              "target_function": "issue.actions.log",
                              "function_kwargs": {}}]}'""",
                "curl " + or(assertion, own) + "/api/v1/assertions" + headers + """
                        '{"name": "nightly backup ran",
                            "every_sec": 300,
                            "check": {"type": "heartbeat",
                              "grace_sec": 60}}'""");
    }

    public String title() {
        return first ? "Welcome to Amiss" : "First steps";
    }

    public String section() {
        return first ? "overview" : "setup";
    }

    public String lead() {
        return first
                ? "Nothing was reported yet. Three steps show all of it."
                : "An issue, a responder and an assertion, each by a click or a command.";
    }

    private static String or(@Nullable String address, String own) {
        return address == null || address.isEmpty() ? own : address;
    }
}
