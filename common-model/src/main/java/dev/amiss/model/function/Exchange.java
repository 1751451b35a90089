package dev.amiss.model.function;

import org.jspecify.annotations.Nullable;

/**
 * What went out and came back in one attempt, for the log of deliveries. Secret arguments that show up in it are blotted
 * out before it is kept.
 *
 * @param sent what was sent, as text; null when that says nothing
 * @param status the other side's status, such as 202; null when none came
 * @param answer the beginning of what the other side answered; null when nothing came
 */
public record Exchange(
        @Nullable String sent,
        @Nullable Integer status,
        @Nullable String answer) {}
