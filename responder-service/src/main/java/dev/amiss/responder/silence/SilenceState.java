package dev.amiss.responder.silence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a silence stands. */
public enum SilenceState {
    /** In force now. */
    ACTIVE,
    /** Not in force now, but to come. */
    PENDING,
    /** Over for good. */
    ENDED;

    static final List<String> NAMES =
            Arrays.stream(values()).map(SilenceState::wire).toList();

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SilenceState> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(state -> state.wire().equals(wire))
                .findFirst();
    }
}
