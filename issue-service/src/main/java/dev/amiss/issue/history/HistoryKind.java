package dev.amiss.issue.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a line of history tells. */
public enum HistoryKind {
    CREATED,
    ACKNOWLEDGED,
    UNACKNOWLEDGED,
    RESOLVED,
    WONT_FIX,
    REOPENED,
    CHANGED,
    COMMENTED,
    ACTION_SCHEDULED,
    ACTION_HELD,
    ACTION_ATTEMPTED,
    ACTION_SUCCEEDED,
    ACTION_FAILED,
    ACTION_CANCELLED;

    /** The name on the wire, such as {@code action_scheduled}. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
