/**
 * What an issue is and how it changes. A change is decided by a pure function, then stored together with its line of
 * history and its event, under the issue's row lock; versions of an issue rise by one with each event.
 */
@NullMarked
package dev.amiss.issue.lifecycle;

import org.jspecify.annotations.NullMarked;
