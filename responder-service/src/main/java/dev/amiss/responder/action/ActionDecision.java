package dev.amiss.responder.action;

import dev.amiss.responder.responder.ActionDefinition;
import java.time.Instant;

/** What becomes of an action when its issue or its responder changed. */
public sealed interface ActionDecision {
    /** A first or further round. */
    record Schedule(ActionDefinition definition, int opening, int round, Instant dueAt) implements ActionDecision {}

    record Cancel(KnownAction action, CancelReason reason) implements ActionDecision {}

    /** What cancelled it no longer holds. */
    record Resume(KnownAction action, Instant runAt) implements ActionDecision {}
}
