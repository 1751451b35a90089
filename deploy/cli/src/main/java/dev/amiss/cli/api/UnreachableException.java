package dev.amiss.cli.api;

import java.net.URI;

/** A service gave no answer. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreachableException(Service service, URI address, Exception cause) {
        super(
                "Cannot reach " + service.title() + " at " + address + ": " + reason(cause)
                        + "\nIs it running? Start it with deploy/local/up, or name its address by "
                        + service.urlVariable()
                        + ", AMISS_URL or --url.",
                cause);
    }

    private static String reason(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof java.nio.channels.UnresolvedAddressException) {
                return "unknown host";
            }
            if (each instanceof java.net.ConnectException && each.getMessage() == null) {
                continue;
            }
            if (each.getMessage() != null) {
                return each.getMessage();
            }
        }
        return cause instanceof java.net.ConnectException ? "connection refused" : String.valueOf(cause);
    }
}
