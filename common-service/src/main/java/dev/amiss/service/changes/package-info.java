/**
 * Who changed what people configure. In come a thing as it was and as it is, in the transaction of the change; out go the
 * fields that differ, with the actor and the time. It is written once and never changed, and outlives the thing itself.
 */
@NullMarked
package dev.amiss.service.changes;

import org.jspecify.annotations.NullMarked;
