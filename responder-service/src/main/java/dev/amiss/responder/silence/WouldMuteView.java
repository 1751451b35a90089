package dev.amiss.responder.silence;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amiss.model.Severity;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a silence would mute now.
 *
 * @param matchingIssues active issues that it would be about
 * @param isCountExact false when there are so many active issues that not all were looked at
 * @param items the first of them
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WouldMuteView(long matchingIssues, boolean isCountExact, List<IssueRef> items) {
    /** An issue in short. */
    @Schema(name = "MatchingIssue")
    public record IssueRef(long id, String name, Severity severity) {}
}
