package dev.amiss.service.outgoing;

import dev.amiss.model.function.FailureReason;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What the exceptions of the network mean. */
final class Failures {
    private Failures() {}

    /** @param sent whether the request was on its way already, so that what is malformed is the answer */
    static FailureReason reason(Throwable cause, boolean sent) {
        if (cause instanceof Lookup.ForbiddenAddress) {
            return FailureReason.FORBIDDEN_ADDRESS;
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof TimeoutException) {
            return FailureReason.TIMEOUT;
        }
        if (isTls(cause) || cause instanceof IOException || cause instanceof VertxException) {
            return FailureReason.UNREACHABLE;
        }
        if (sent) {
            return FailureReason.SERVER_ERROR;
        }
        return cause instanceof IllegalArgumentException ? FailureReason.INVALID : FailureReason.BUG;
    }

    /** Whether another address of the same host may do better. */
    static boolean isUnreachable(Throwable cause) {
        FailureReason reason = reason(cause, false);
        return reason == FailureReason.UNREACHABLE || reason == FailureReason.TIMEOUT;
    }

    static String message(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        if (cause instanceof UnknownHostException) {
            return "No address is known for the host: " + said;
        }
        return isTls(cause) ? "TLS failed: " + tlsMessage(cause) : said;
    }

    private static boolean isTls(Throwable cause) {
        return cause instanceof SSLException || cause.getCause() instanceof SSLException;
    }

    private static String tlsMessage(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
