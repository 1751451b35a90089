package dev.amiss.service.access;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How callers are told apart, checked once at start. */
@Singleton
class AccessMode {
    private static final List<String> EVERYWHERE = List.of("0.0.0.0", "::", "[::]", "");

    private final boolean open;

    AccessMode(AccessConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.open = isOpen(config.mode());
        if (open && !isLoopback(host)) {
            throw new IllegalStateException(
                    "AMISS_AUTH=open lets everybody in, so it is for loopback only, but AMISS_HOST is" + " '" + host
                            + "'. Use AMISS_HOST=127.0.0.1, or AMISS_AUTH=keys with AMISS_KEYS_FILE.");
        }
    }

    /** Whether everybody is an admin. */
    boolean isOpen() {
        return open;
    }

    static boolean isLoopback(String host) {
        if (EVERYWHERE.contains(host)) {
            return false;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isOpen(String mode) {
        return switch (mode) {
            case "keys" -> false;
            case "open" -> true;
            default -> throw new IllegalStateException("AMISS_AUTH must be keys or open, but is '" + mode + "'.");
        };
    }
}
