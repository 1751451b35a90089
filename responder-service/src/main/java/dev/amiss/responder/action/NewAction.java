package dev.amiss.responder.action;

import java.time.Instant;

/** A row to be added to {@code action}. */
record NewAction(
        long issueId,
        int opening,
        long definitionId,
        int round,
        long responderId,
        String targetFunction,
        String destination,
        Instant dueAt,
        Instant runAt) {}
