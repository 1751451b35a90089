package dev.amiss.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to an issue. */
public enum IssueEventType {
    CREATED,
    ACKNOWLEDGED,
    UNACKNOWLEDGED,
    RESOLVED,
    WONT_FIX,
    REOPENED,
    CHANGED,
    /** Nothing happened: the issue as it stands, sent so that a projection can be rebuilt. */
    SNAPSHOT,
    /** Erased: consumers keep a tombstone and forget the content. */
    DELETED;

    /** The name on the wire, such as {@code issue.wont_fix}. */
    @JsonValue
    public String wire() {
        return "issue." + name().toLowerCase(Locale.ROOT);
    }

    /** The type of that wire name; empty when there is none of that name. */
    public static Optional<IssueEventType> ofWire(@Nullable String wire) {
        return Wire.find(values(), IssueEventType::wire, wire);
    }
}
