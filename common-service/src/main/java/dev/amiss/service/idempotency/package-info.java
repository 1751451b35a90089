/**
 * {@code Idempotency-Key} on POST: a repeat within 24 hours answers as the first did. The key is stored in the
 * transaction of the work itself, so that neither is there without the other.
 */
@NullMarked
package dev.amiss.service.idempotency;

import org.jspecify.annotations.NullMarked;
