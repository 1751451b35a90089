package dev.amiss.issue.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of each report of a bulk request, in order. */
public record BulkAnswer(List<Element> results) {
    /**
     * @param status what the report would have been answered alone
     * @param id of the issue; null when there is none
     * @param problem null unless the report was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Element(
            int status, @Nullable Long id, @Nullable Map<String, Object> problem) {
        static Element of(IntakeResult result) {
            return new Element(
                    result.status(),
                    result.issue() == null ? null : result.issue().id(),
                    null);
        }

        static Element refused(UnreadableReportException e) {
            HttpProblem problem = e.problem();
            return new Element(
                    400,
                    null,
                    Map.of(
                            "type", String.valueOf(problem.getType()),
                            "title", String.valueOf(problem.getTitle()),
                            "status", 400,
                            "detail", String.valueOf(problem.getDetail()),
                            "errors", problem.getParameters().getOrDefault("errors", List.of())));
        }
    }
}
