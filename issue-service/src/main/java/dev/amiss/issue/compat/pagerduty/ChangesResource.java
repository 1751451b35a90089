package dev.amiss.issue.compat.pagerduty;

import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was changed lately. */
@Blocking
@Path("/api/v1/changes")
@Tag(name = "PagerDuty")
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {
    private final ChangeEvents changes;

    ChangesResource(ChangeEvents changes) {
        this.changes = changes;
    }

    @GET
    @Operation(summary = "Change events of the last 30 days, the newest first")
    public Page<ChangeEvent> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return changes.page(PageLimit.of(limit), cursor);
    }
}
