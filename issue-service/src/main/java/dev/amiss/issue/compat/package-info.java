/**
 * What the foreign protocols, one package each, have in common: words for severities, forms of times, and putting what
 * arrived in the terms of our own report. Each protocol's requests come in and go to the intake as reports in a scope of
 * their own; answers and status codes are those that the protocol's own clients expect.
 */
@NullMarked
package dev.amiss.issue.compat;

import org.jspecify.annotations.NullMarked;
