package dev.amiss.issue.intake;

import org.jspecify.annotations.Nullable;

/**
 * What became of one report of many: as much as its sender is told, and no more, since there may be very many.
 *
 * @param status what it would have been answered alone
 * @param id of the issue; null when there is none
 * @param refused why it was not taken; null when it was
 */
public record Taken(int status, @Nullable Long id, @Nullable UnreadableReportException refused) {
    static Taken of(IntakeResult result) {
        return new Taken(
                result.status(), result.issue() == null ? null : result.issue().id(), null);
    }
}
