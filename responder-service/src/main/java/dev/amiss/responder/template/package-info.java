/**
 * Texts with places for an issue's values, as {@code {issue.name}}. In come a text that a person wrote and an issue as
 * maps, lists and texts; out goes what is sent. A template must reach nothing but these values, must end soon and stay
 * small whatever it says, and what is missing is empty.
 */
@NullMarked
package dev.amiss.responder.template;

import org.jspecify.annotations.NullMarked;
