package dev.amiss.responder.action;

import dev.amiss.model.IssueStatus;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Why a waiting action was cancelled; shown to users. */
public enum CancelReason {
    OPEN("the issue is open again"),
    ACKNOWLEDGED("the issue was acknowledged"),
    RESOLVED("the issue was resolved"),
    WONT_FIX("the issue will not be fixed"),
    ISSUE_DELETED("the issue was deleted"),
    NO_LONGER_MATCHES("the issue no longer meets the responder's conditions"),
    ACTION_REMOVED("the action was taken out of its responder"),
    RESPONDER_DISABLED("the responder was disabled or deleted"),
    BY_HAND("cancelled by hand");

    private static final Set<CancelReason> FINAL = EnumSet.of(BY_HAND, ISSUE_DELETED);
    private static final Set<CancelReason> OF_RESPONDER =
            EnumSet.of(NO_LONGER_MATCHES, ACTION_REMOVED, RESPONDER_DISABLED);

    private final String sentence;

    CancelReason(String sentence) {
        this.sentence = sentence;
    }

    static CancelReason of(IssueStatus status) {
        return valueOf(status.name());
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CancelReason ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    String sentence() {
        return sentence;
    }

    /** Whether the action waits again once this no longer holds. */
    boolean isTakenBack() {
        return !FINAL.contains(this);
    }

    /** Whether a change of the responder may lead to it, and another one end it. */
    boolean isOfResponder() {
        return OF_RESPONDER.contains(this);
    }
}
