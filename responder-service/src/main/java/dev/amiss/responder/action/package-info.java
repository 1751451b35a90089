/**
 * What is to be done about issues, and what was done. In come issues as they change and definitions as they change; out go
 * runs of functions and the events that tell of them. Which action is due, cancelled, resumed or repeated is decided by
 * pure policies with named reasons; an action runs once for an opening of an issue, on whichever replica claims it, and
 * only while the issue is known to call for it.
 */
@NullMarked
package dev.amiss.responder.action;

import org.jspecify.annotations.NullMarked;
