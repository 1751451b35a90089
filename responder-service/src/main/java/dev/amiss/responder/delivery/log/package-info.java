/**
 * The function {@code issue.actions.log}: writes an issue to the service's log. It always succeeds.
 */
@NullMarked
package dev.amiss.responder.delivery.log;

import org.jspecify.annotations.NullMarked;
