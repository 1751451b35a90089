package dev.amiss.service.outgoing;

import dev.amiss.model.function.FailureReason;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an attempt to connect ended. */
public sealed interface SocketAnswer {
    /** From the start of the look-up to the connection, or to giving up. */
    Duration latency();

    /**
     * Somebody took the connection, which was closed at once.
     *
     * @param address the one of the host's addresses that was connected to
     * @param certificates as the other side sent them, its own first, judged by nobody; empty without TLS
     * @param protocol such as {@code TLSv1.3}; null without TLS
     */
    record Opened(
            InetAddress address,
            List<X509Certificate> certificates,
            @Nullable String protocol,
            Duration latency) implements SocketAnswer {}

    /**
     * Nobody did.
     *
     * @param message for people
     */
    record Failure(FailureReason reason, String message, Duration latency) implements SocketAnswer {}
}
