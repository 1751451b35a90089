/**
 * The pages of responders, actions and silences, and their fragments for pages of the other services. Requests of browsers
 * come in, HTML goes out; changes go through the same services as those of the API. Nothing here decides anything.
 */
@NullMarked
package dev.amiss.responder.console;

import org.jspecify.annotations.NullMarked;
