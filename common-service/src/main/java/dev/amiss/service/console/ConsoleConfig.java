package dev.amiss.service.console;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the pages of the other services are. */
@ConfigMapping(prefix = "amiss.console")
public interface ConsoleConfig {
    /** {@code AMISS_ISSUE_URL}: where the others reach issue-service, such as {@code http://amiss-issue:8080}. */
    Optional<String> issueUrl();

    /** {@code AMISS_RESPONDER_URL}: the same for responder-service. */
    Optional<String> responderUrl();

    /** {@code AMISS_ASSERTION_URL}: the same for assertion-service. */
    Optional<String> assertionUrl();

    /**
     * {@code AMISS_ISSUE_CONSOLE_URL}: where browsers reach issue-service, if they do not by the address above, such as
     * {@code http://127.0.0.1:8080} of a forwarded port.
     */
    Optional<String> issueConsoleUrl();

    /** {@code AMISS_RESPONDER_CONSOLE_URL}: the same for responder-service. */
    Optional<String> responderConsoleUrl();

    /** {@code AMISS_ASSERTION_CONSOLE_URL}: the same for assertion-service. */
    Optional<String> assertionConsoleUrl();

    /**
     * {@code AMISS_CONSOLE_URL}: the one address under which people reach all three services, such as
     * {@code https://amiss.example.com} of an Ingress; links between pages are plain paths then. Without it they go to the
     * addresses above, as in the local mode, where each service has a port of its own.
     */
    Optional<String> url();
}
