/**
 * CloudEvents in structured and batched mode, whose data are reports of our own; those in binary mode are taken by the
 * intake itself, as their body is the report already. Source and id of an event make a repeat harmless.
 */
@NullMarked
package dev.amiss.issue.compat.cloudevents;

import org.jspecify.annotations.NullMarked;
