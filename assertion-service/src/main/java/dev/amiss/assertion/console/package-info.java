/**
 * The pages of assertions, and their fragments for pages of the other services. Requests of browsers come in, HTML goes
 * out; changes go through the same services as those of the API. Nothing here decides anything.
 */
@NullMarked
package dev.amiss.assertion.console;

import org.jspecify.annotations.NullMarked;
