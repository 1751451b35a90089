package dev.amiss.responder.silence;

import java.time.Instant;

/**
 * A silence that is in force for an issue.
 *
 * @param until when its present window ends, unless somebody ends it before
 */
public record Mute(Silence silence, Instant until) {}
