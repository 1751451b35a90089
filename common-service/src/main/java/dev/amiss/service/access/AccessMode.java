package dev.amiss.service.access;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How callers are told apart, checked once at start. */
@Singleton
public class AccessMode {
    private enum Mode {
        KEYS,
        OIDC,
        OPEN
    }

    private static final List<String> EVERYWHERE = List.of("0.0.0.0", "::", "[::]", "");

    private final Mode mode;

    AccessMode(AccessConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.mode = parse(config.mode());
        if (isOpen() && !isLoopback(host)) {
            throw new IllegalStateException(
                    "AMISS_AUTH=open lets everybody in, so it is for loopback only, but AMISS_HOST is" + " '" + host
                            + "'. Use AMISS_HOST=127.0.0.1, or AMISS_AUTH=keys with AMISS_KEYS_FILE.");
        }
    }

    /** Whether everybody is an admin. */
    public boolean isOpen() {
        return mode == Mode.OPEN;
    }

    /** Whether people log in at an OpenID provider; keys, where there are some, are for programs then. */
    public boolean isOidc() {
        return mode == Mode.OIDC;
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

    private static Mode parse(String mode) {
        return switch (mode) {
            case "keys" -> Mode.KEYS;
            case "oidc" -> Mode.OIDC;
            case "open" -> Mode.OPEN;
            default -> throw new IllegalStateException("AMISS_AUTH must be keys, oidc or open, but is '" + mode + "'.");
        };
    }
}
