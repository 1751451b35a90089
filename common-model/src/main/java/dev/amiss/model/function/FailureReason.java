package dev.amiss.model.function;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why something outside did not work; a closed set, also the label of a metric. */
public enum FailureReason {
    /** The arguments cannot work. */
    INVALID,
    /** Nobody answers there: refused, unreachable, unknown host. */
    UNREACHABLE,
    TIMEOUT,
    /** The other side asks to slow down. */
    RATE_LIMITED,
    /** The other side refuses who we are. */
    UNAUTHORIZED,
    /** The other side refuses what we send. */
    REFUSED,
    /** The other side is broken. */
    SERVER_ERROR,
    /** Our own policy does not allow that address. */
    FORBIDDEN_ADDRESS,
    /** The implementation threw. */
    BUG;

    /** Whether it lies with us and says nothing of the other side. */
    public boolean isOurs() {
        return switch (this) {
            case INVALID, FORBIDDEN_ADDRESS, BUG -> true;
            case UNREACHABLE, TIMEOUT, RATE_LIMITED, UNAUTHORIZED, REFUSED, SERVER_ERROR -> false;
        };
    }

    /** The name on the wire, in lower case. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
