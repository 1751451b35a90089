package dev.amiss.responder.responder;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.amiss.model.IssueStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What sets an action off: {@code on} of the contract. */
public enum Trigger {
    CREATED(Set.of(IssueStatus.ACKNOWLEDGED, IssueStatus.RESOLVED, IssueStatus.WONT_FIX)),
    ACKNOWLEDGED(Set.of(IssueStatus.OPEN, IssueStatus.RESOLVED, IssueStatus.WONT_FIX)),
    RESOLVED(Set.of(IssueStatus.OPEN));

    private final Set<IssueStatus> cancelOn;

    Trigger(Set<IssueStatus> cancelOn) {
        this.cancelOn = cancelOn;
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The statuses that cancel such an action when it does not say itself. */
    public Set<IssueStatus> defaultCancelOn() {
        return cancelOn;
    }

    public static Optional<Trigger> ofWire(String wire) {
        return Arrays.stream(values()).filter(each -> each.wire().equals(wire)).findFirst();
    }
}
