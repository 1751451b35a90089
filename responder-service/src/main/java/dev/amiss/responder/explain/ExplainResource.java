package dev.amiss.responder.explain;

import dev.amiss.service.page.PageLimit;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/explain} */
@Path("/api/v1/explain")
@Tag(name = "Explain")
@Blocking
class ExplainResource {
    private final ExplainService explain;

    ExplainResource(ExplainService explain) {
        this.explain = explain;
    }

    @GET
    @Path("/{issue_id:\\d+}")
    @Operation(
            summary = "Why something was done about an issue or not: each responder's conditions, each action's story,"
                    + " what holds it back and what comes next; limit and cursor page through the responders")
    public Explanation explain(
            @PathParam("issue_id") long issueId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return explain.explain(issueId, PageLimit.of(limit), cursor);
    }

    @GET
    @Operation(summary = "What would be done about an issue that does not exist yet; label is name:value")
    public Explanation explain(
            @QueryParam("name") @Nullable String name,
            @QueryParam("severity") @Nullable String severity,
            @QueryParam("label") List<String> labels,
            @QueryParam("source") @Nullable String source,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return explain.explain(HypotheticalIssue.of(name, severity, labels, source), PageLimit.of(limit), cursor);
    }
}
