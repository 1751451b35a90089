package dev.amiss.responder.console;

import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the page of silences.
 *
 * @param states empty for all
 * @param calendar {@code week}, else a month
 * @param day of the week or month that is shown; null for today
 */
@TemplateData
public record SilencesQuery(
        List<String> states,
        @Nullable String cursor,
        @Nullable String calendar,
        @Nullable String day) {
    static final SilencesQuery ALL = new SilencesQuery(List.of(), null, null, null);

    public boolean has(String state) {
        return states.contains(state);
    }

    /** Where the chip of a state leads: to it, or away from it. */
    public String chip(String state) {
        return has(state) ? "/silences" : "/silences?state=" + state;
    }

    /** This list from its beginning. */
    String here() {
        return states.isEmpty() ? "/silences" : "/silences?state=" + String.join("&state=", states);
    }

    @Nullable
    String next(@Nullable String nextCursor) {
        return nextCursor == null ? null : here() + (states.isEmpty() ? "?" : "&") + "cursor=" + nextCursor;
    }
}
