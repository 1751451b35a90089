package dev.amiss.issue.history;

import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import dev.amiss.service.problem.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The story of an issue. */
@Blocking
@Path("/api/v1/issues/{id:\\d{1,18}}/history")
@Tag(name = "Issues")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
    private static final String ORDER = "history";

    private final Jdbi jdbi;
    private final HistoryStore store;

    HistoryResource(Jdbi jdbi, HistoryStore store) {
        this.jdbi = jdbi;
        this.store = store;
    }

    @GET
    @Operation(summary = "The story of an issue", description = """
            In order of arrival: what was reported and decided, comments, and what responders did about it.""")
    public Page<HistoryView> history(
            @PathParam("id") long id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = limit == null ? PageLimit.MOST : PageLimit.of(limit);
        long after = Cursor.decode(cursor, ORDER).map(Cursor::id).orElse(0L);
        List<HistoryView> lines = jdbi.withHandle(handle -> {
            if (!store.hasIssue(handle, id)) {
                throw Problems.notFound("issue", id);
            }
            return store.read(handle, id, after, most + 1);
        });
        return Page.of(lines, most, line -> new Cursor(ORDER, Instant.EPOCH, line.id()).encode());
    }
}
