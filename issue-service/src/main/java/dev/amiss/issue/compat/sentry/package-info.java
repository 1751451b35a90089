/**
 * Amiss as Sentry, as far as SDKs can tell: envelopes and events come in, compressed or not; exceptions, messages and
 * failed check-ins become reports, all else that SDKs send is accepted and dropped. Issues are told apart by fingerprint, or
 * by the exception's type and place, never by what changes in a message. What a body may grow to is bounded.
 */
@NullMarked
package dev.amiss.issue.compat.sentry;

import org.jspecify.annotations.NullMarked;
