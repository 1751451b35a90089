package dev.amiss.service.outgoing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What outgoing requests may do. */
@ConfigMapping(prefix = "amiss.outgoing")
public interface OutgoingConfig {
    /**
     * Addresses beside the public ones that may be reached ({@code AMISS_OUTGOING_ALLOW}): {@code private},
     * {@code loopback}, single addresses and blocks such as {@code 10.1.0.0/16}, separated by commas. Link-local addresses,
     * where clouds serve their metadata, are never allowed.
     */
    Optional<List<String>> allow();

    /** Connections that may be open to one host and port at the same time; further requests wait within their time-out. */
    @WithDefault("256")
    int connectionsPerDestination();

    /** Threads that look up host names. */
    @WithDefault("8")
    int lookupThreads();
}
