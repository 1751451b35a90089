package dev.amiss.assertion.heartbeat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How pings come in. */
@ConfigMapping(prefix = "amiss.ping")
public interface PingConfig {
    /**
     * Project keys, at least 16 letters, digits, '-' and '_' each, separated by commas ({@code AMISS_PING_KEYS}): whoever
     * knows one may ping any heartbeat by its slug, and have one made. Access keys may do the same.
     */
    Optional<List<String>> keys();

    /** Pings make new heartbeats as long as there are fewer. */
    @WithDefault("1000")
    int mostHeartbeats();

    /** Pings that come as mails. */
    Smtp smtp();

    /** How mails come in. */
    interface Smtp {
        /** Where mails are taken ({@code AMISS_PING_SMTP_PORT}); nowhere without it. */
        Optional<Integer> port();

        /** How many connections there may be at a time ({@code AMISS_PING_SMTP_CONNECTIONS}). */
        @WithDefault("20")
        int connections();

        /** The largest mail, in bytes ({@code AMISS_PING_SMTP_LARGEST}). */
        @WithDefault("262144")
        int largest();
    }
}
