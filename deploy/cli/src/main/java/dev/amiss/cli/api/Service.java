package dev.amiss.cli.api;

import java.util.Locale;

/** A service of Amiss, by what it is called and where it listens unless told otherwise. */
public enum Service {
    ISSUE(8080),
    RESPONDER(8081),
    ASSERTION(8082);

    private final int port;

    Service(int port) {
        this.port = port;
    }

    /** As the modules are named: {@code issue-service}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }

    /** The variable that holds its address. */
    public String urlVariable() {
        return "AMISS_" + name() + "_URL";
    }

    /** The variable that holds its port in local mode. */
    public String portVariable() {
        return "AMISS_" + name() + "_PORT";
    }

    int port() {
        return port;
    }
}
