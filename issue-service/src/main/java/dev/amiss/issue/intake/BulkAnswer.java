package dev.amiss.issue.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of each report of a bulk request, in order. */
public record BulkAnswer(List<Element> results) {
    /** The answer that tells what became of each. */
    public static BulkAnswer of(List<Taken> taken) {
        return new BulkAnswer(taken.stream().map(Element::of).toList());
    }

    /**
     * @param status what the report would have been answered alone
     * @param id of the issue; null when there is none
     * @param problem null unless the report was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BulkResult")
    public record Element(
            int status, @Nullable Long id, @Nullable Map<String, Object> problem) {
        private static Element of(Taken taken) {
            UnreadableReportException refused = taken.refused();
            return refused == null ? new Element(taken.status(), taken.id(), null) : refused(refused);
        }

        private static Element refused(UnreadableReportException e) {
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
