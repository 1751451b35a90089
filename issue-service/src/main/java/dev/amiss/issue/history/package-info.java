/**
 * The whole story of an issue in order of arrival: what was reported and decided about it, what people wrote, and what
 * responders did, which comes in as action events. Lines are only ever added.
 */
@NullMarked
package dev.amiss.issue.history;

import org.jspecify.annotations.NullMarked;
