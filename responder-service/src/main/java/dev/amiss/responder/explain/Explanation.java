package dev.amiss.responder.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.amiss.model.Issue;
import dev.amiss.responder.action.ActionView;
import dev.amiss.responder.matching.ConditionCheck;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why something was done about an issue, or was not.
 *
 * @param issue as it is known here; its id is 0 when it does not exist yet
 * @param summary the whole in a few sentences
 * @param silences that mute its actions now
 * @param actions what was, is and will be done about it, the latest first; the last 200
 * @param next what comes first; null when nothing does
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Explanation(
        Issue issue,
        String summary,
        List<MutedBy> silences,
        Responders responders,
        List<Story> actions,
        @Nullable Next next) {
    @Schema(name = "ExplainedSilence")
    public record MutedBy(long id, Instant until, String author, String comment, String summary) {}

    /**
     * A page of responders, those that match first.
     *
     * @param matching how many match
     * @param notMatching how many do not, disabled ones included
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ExplainedResponders")
    public record Responders(
            long matching,
            long notMatching,
            List<OneResponder> items,
            @Nullable String nextCursor) {}

    /** @param matches whether all conditions hold, be it enabled or not */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ExplainedResponder")
    public record OneResponder(
            long responderId,
            @Nullable String name,
            boolean enabled,
            boolean matches,
            String summary,
            List<ConditionCheck> conditions,
            List<Step> actions) {}

    /**
     * One of a responder's actions and what becomes of it in the present opening.
     *
     * @param actionId of the latest action; null when there is none
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ExplainedStep")
    public record Step(
            String targetFunction, String on, @Nullable Long actionId, String summary) {}

    @Schema(name = "ExplainedAction")
    public record Story(@JsonUnwrapped ActionView action, String summary) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ExplainedNext")
    public record Next(@Nullable Instant at, long actionId, String summary) {}
}
