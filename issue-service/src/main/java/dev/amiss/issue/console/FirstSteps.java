package dev.amiss.issue.console;

import io.quarkus.qute.TemplateData;
import org.jspecify.annotations.Nullable;

/** The commands that a newcomer pastes: a first issue, responder and assertion, as this very installation takes them. */
@TemplateData
public record FirstSteps(String issue, String responder, String assertion) {
    /**
     * The commands for these addresses.
     *
     * @param own the address of this service as the browser has it
     * @param responder that of responder-service; empty when it is the same
     * @param assertion that of assertion-service; empty when it is the same
     * @param open whether no key is needed
     */
    static FirstSteps at(String own, @Nullable String responder, @Nullable String assertion, boolean open) {
        String head = "curl " + (open ? "" : "-H \"Authorization: Bearer $AMISS_KEY\" ")
                + "-H 'Content-Type: application/json' \\\n  ";
        return new FirstSteps(
                head + or(own, own)
                        + "/api/v1/issues \\\n  -d '{\"name\": \"payments gateway down\", \"severity\": \"critical\","
                        + " \"details\": {\"tried\": 3}}'",
                head + or(responder, own)
                        + "/api/v1/responders \\\n  -d '{\"watch_pattern\": \"payments.*\", \"actions\": ["
                        + "{\"target_function\": \"issue.actions.log\", \"function_kwargs\": {}, \"delay_sec\": 10}]}'",
                head + or(assertion, own) + "/api/v1/assertions \\\n  -d '{\"name\": \"nightly backup ran\", \"check\":"
                        + " {\"type\": \"heartbeat\", \"grace_sec\": 60}, \"every_sec\": 300}'");
    }

    private static String or(@Nullable String address, String own) {
        return address == null || address.isEmpty() ? own : address;
    }
}
