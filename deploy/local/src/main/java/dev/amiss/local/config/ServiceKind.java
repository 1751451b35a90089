package dev.amiss.local.config;

import java.util.Locale;

/** The three services. */
public enum ServiceKind {
    ISSUE(Variable.ISSUE_PORT, Variable.ISSUE_REPLICAS),
    RESPONDER(Variable.RESPONDER_PORT, Variable.RESPONDER_REPLICAS),
    ASSERTION(Variable.ASSERTION_PORT, Variable.ASSERTION_REPLICAS);

    private final Variable port;
    private final Variable replicas;

    ServiceKind(Variable port, Variable replicas) {
        this.port = port;
        this.replicas = replicas;
    }

    /** {@code issue}: what its processes are named after. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code issue-service}: its module. */
    public String module() {
        return shortName() + "-service";
    }

    /** {@code AMISS_ISSUE_URL}: by which the others find it. */
    public String urlVariable() {
        return "AMISS_" + name() + "_URL";
    }

    Variable port() {
        return port;
    }

    Variable replicas() {
        return replicas;
    }
}
