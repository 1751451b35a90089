package dev.amiss.responder.action;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The group that an action is told with.
 *
 * @param id as its messages name it
 * @param key what its issues have in common; empty when nothing is asked to be
 * @param limited whether it is told with others only because its destination takes no more messages a minute
 * @param nextAt when the next message about those comes that wait; null when none waits
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record GroupPlace(
        String id,
        String key,
        boolean limited,
        @JsonIgnore @Nullable Instant nextAt) {
    /** Such as {@code the group labels.team=payments}. */
    public String inWords() {
        return key.isEmpty() ? "its group" : "the group " + key;
    }
}
