package dev.amiss.responder.template;

import org.jspecify.annotations.Nullable;

/**
 * What a template became.
 *
 * @param problem why the text is delivered as it stands; null when it was rendered
 */
public record Rendered(String text, @Nullable String problem) {}
