/**
 * What a responder would have done. In come a responder, stored or not, and a span of the past; out goes who would have been
 * told what and when about the issues of that time, and how that differs from what was done. It decides by the very policy
 * that the work goes by, takes every delivery to succeed at once, and changes nothing. A rehearsal plays responders in the
 * same way over issues that are made up.
 */
@NullMarked
package dev.amiss.responder.replay;

import org.jspecify.annotations.NullMarked;
