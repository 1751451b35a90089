package dev.amiss.responder.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a responder would have done over some time, and what was done.
 *
 * @param isComplete false when there were so many issues that not all were looked at
 * @param items issues about which something would have been told or was, those that differ first; no more than were asked for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReplayView(
        Instant from, Instant to, String summary, Totals totals, boolean isComplete, List<Item> items) {
    /**
     * Over all issues, also those that are not among the items.
     *
     * @param issues that were active some time then
     * @param matching of these, how many it matches as they are now
     * @param wouldTell messages that it would have sent; one that tells of a group counts once
     * @param didTell messages that the stored responder sent; 0 when there is none to compare with
     */
    @Schema(name = "ReplayTotals")
    public record Totals(
            long issues,
            long matching,
            long wouldTell,
            long didTell,
            long same,
            long added,
            long removed,
            long changed) {}

    /** @param difference null when there is no stored responder to compare with */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ReplayItem")
    public record Item(IssueRef issue, @Nullable Difference difference, List<Message> would, List<Message> did) {}

    /** The issue as it is now. */
    @Schema(name = "ReplayedIssue")
    public record IssueRef(long id, String name, IssueStatus status, Severity severity) {}
}
