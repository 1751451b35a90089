/**
 * What can be done about an issue: the functions at hand, ours and those of plugins, and what becomes of their arguments.
 * In come arguments as a person wrote them; out go arguments ready for one issue, and the outcome of a call as a value.
 * Secrets stand apart from the arguments from the moment they arrive, and are put back only for the call itself.
 */
@NullMarked
package dev.amiss.responder.delivery;

import org.jspecify.annotations.NullMarked;
