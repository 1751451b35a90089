package dev.amiss.responder.action;

import dev.amiss.model.Issue;
import dev.amiss.responder.responder.Responder;

/** What is to become of one of a responder's actions for an issue. */
record PlannedDecision(Issue issue, Responder responder, ActionDecision decision) {}
