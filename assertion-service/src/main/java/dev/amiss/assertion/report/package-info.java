/**
 * What leaves for issue-service. Findings come in, reports go out through the outbox in the caller's transaction.
 * Keys belong to the assertion's id and never to its name, so that a renamed assertion keeps its issues.
 */
@NullMarked
package dev.amiss.assertion.report;

import org.jspecify.annotations.NullMarked;
