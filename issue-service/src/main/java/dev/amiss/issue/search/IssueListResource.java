package dev.amiss.issue.search;

import dev.amiss.model.Issue;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists of issues, and how many there are. */
@Blocking
@Path("/api/v1/issues")
@Tag(name = "Issues")
@Produces(MediaType.APPLICATION_JSON)
public class IssueListResource {
    private final IssueSearch search;

    IssueListResource(IssueSearch search) {
        this.search = search;
    }

    @GET
    @Operation(summary = "List issues")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "open, acknowledged, resolved or wont_fix; repeatable",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "severity",
            in = ParameterIn.QUERY,
            description = "info, warning, error or critical; repeatable",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(name = "name", in = ParameterIn.QUERY, description = "the exact name")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "words of the name, or parts of 3 or more characters")
    @Parameter(
            name = "label",
            in = ParameterIn.QUERY,
            description = "name:value; repeatable",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(name = "record_type", in = ParameterIn.QUERY)
    @Parameter(name = "record_id", in = ParameterIn.QUERY)
    @Parameter(name = "source", in = ParameterIn.QUERY)
    @Parameter(name = "opened_after", in = ParameterIn.QUERY, description = "RFC 3339, included")
    @Parameter(name = "opened_before", in = ParameterIn.QUERY, description = "RFC 3339, not included")
    @Parameter(name = "sort", in = ParameterIn.QUERY, description = "-opened_at (default), opened_at or -last_seen_at")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 500, default 50")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next_cursor of the page before")
    public Page<Issue> list(@Context UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        return search.page(
                IssueFilter.of(query),
                IssueSort.of(query.getFirst("sort")),
                PageLimit.of(query.getFirst("limit")),
                query.getFirst("cursor"));
    }

    @GET
    @Path("/stats")
    @Operation(summary = "How many issues there are")
    public IssueStats stats() {
        return search.stats();
    }
}
