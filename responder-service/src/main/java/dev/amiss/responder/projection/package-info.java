/**
 * Issues as their events tell them. In come the records of {@code amiss.issue-events}; out go, in the same transaction,
 * each change to whoever schedules by it, and a row an issue. An event whose (epoch, version) is not greater than what is
 * known is a repeat and is dropped; a deleted issue stays as a tombstone, so that a late event cannot bring it back.
 */
@NullMarked
package dev.amiss.responder.projection;

import org.jspecify.annotations.NullMarked;
