package dev.amiss.responder.replay;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How what would have been told about an issue differs from what was. */
public enum Difference {
    /** The same, within a minute. */
    SAME,
    /** Nothing was told and something would be. */
    ADDED,
    /** Something was told and nothing would be. */
    REMOVED,
    /** Something else, or the same at other times. */
    CHANGED;

    private static final Duration ALMOST = Duration.ofMinutes(1);

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Difference between(List<Message> would, List<Message> did) {
        if (would.isEmpty() || did.isEmpty()) {
            return would.isEmpty() && did.isEmpty() ? SAME : did.isEmpty() ? ADDED : REMOVED;
        }
        List<Message> rest = new ArrayList<>(did);
        for (Message each : would) {
            Optional<Message> same = rest.stream()
                    .filter(other -> other.tellsTheSameAs(each)
                            && Duration.between(other.at(), each.at()).abs().compareTo(ALMOST) <= 0)
                    .findFirst();
            if (same.isEmpty()) {
                return CHANGED;
            }
            rest.remove(same.get());
        }
        return rest.isEmpty() ? SAME : CHANGED;
    }
}
