/**
 * Trying one action of a responder, stored or not, with one issue, real or made up. In come a responder and an issue's id;
 * out goes what would be sent, or, when asked for, the outcome of sending it once, marked as a test. It is no action of the
 * issue: no history, no limit and no circuit counts it, and nothing but the destination hears of it.
 */
@NullMarked
package dev.amiss.responder.trial;

import org.jspecify.annotations.NullMarked;
