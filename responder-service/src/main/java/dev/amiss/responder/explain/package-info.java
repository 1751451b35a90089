/**
 * Why something was done about an issue, or was not. In come an issue, or one that does not exist yet, and all responders;
 * out goes for each of them which condition held, for each action its story, what holds it back and what comes next, in
 * sentences for people. It only reads: explaining changes nothing, and says what the work itself goes by.
 */
@NullMarked
package dev.amiss.responder.explain;

import org.jspecify.annotations.NullMarked;
