package dev.amiss.assertion.run;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.amiss.assertion.run.Standing.Settled;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an assertion stands, as users see it. */
public enum State {
    /** Nothing is known yet. */
    PENDING,
    PASSING,
    /** Reported as failing and not yet recovered. */
    FAILING,
    /** The last run could not be carried out; what was known before still holds. */
    ERROR,
    /** Not checked, by its owner's will. */
    PAUSED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<State> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(state -> state.wire().equals(wire))
                .findFirst();
    }

    /** All names on the wire. */
    public static List<String> words() {
        return Arrays.stream(values()).map(State::wire).toList();
    }

    static State of(Standing standing) {
        if (!standing.couldRun()) {
            return ERROR;
        }
        return of(standing.settled());
    }

    static State of(Settled settled) {
        return switch (settled) {
            case PENDING -> PENDING;
            case PASSING -> PASSING;
            case FAILING -> FAILING;
        };
    }
}
