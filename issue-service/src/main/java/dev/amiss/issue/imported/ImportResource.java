package dev.amiss.issue.imported;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.access.Role;
import dev.amiss.service.database.SqlFailure;
import dev.amiss.service.problem.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/issues/import} */
@Path("/api/v1/issues/import")
@Tag(name = "Issues")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ImportResource {
    private static final int MOST_TRIES = 5;

    private final Jdbi jdbi;
    private final ImportService service;
    private final CurrentActor actor;
    private final Clock clock;

    ImportResource(Jdbi jdbi, ImportService service, CurrentActor actor, Clock clock) {
        this.jdbi = jdbi;
        this.service = service;
        this.actor = actor;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(summary = "Take over issues that another system kept, with their times and histories", description = """
            At most 500 in a request, all or none of them. Each is taken over once, by its origin; sent again, or erased \
            since, it is answered as known and left as it is. Live ones become live ones of the same key that reports have, so \
            that later reports are folded into them; where another issue holds the key, they are taken over as resolved. \
            Responders that are there are told of live ones as of something that they missed; resolved ones set nothing off.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportRequest.class),
                            example = """
                    {"issues": [{"origin": "old-tracker:17", "name": "disk full", "status": "resolved",
                      "opened_at": "2026-11-01T08:00:00Z", "resolved_at": "2026-11-01T09:30:00Z"}]}"""))
    public ImportAnswer take(@Nullable JsonNode body) {
        List<ImportedIssue> issues = new ImportReader(clock.instant()).read(body);
        String by = actor.name();
        for (int tries = 1; ; tries++) {
            try {
                return jdbi.inTransaction(handle -> service.take(handle, issues, by));
            } catch (RuntimeException e) {
                if (SqlFailure.of(e) != SqlFailure.REPEAT) {
                    throw e;
                }
                if (tries == MOST_TRIES) {
                    throw Problems.unavailable("Others write the same issues; try again.", Duration.ofSeconds(1));
                }
            }
        }
    }
}
