package dev.amiss.issue.lifecycle;

import dev.amiss.model.IssueEventType;
import dev.amiss.service.access.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;

/** Sends every live issue once more, so that consumers can rebuild what they know. */
@Blocking
@Path("/api/v1/issues/republish")
@Tag(name = "Issues")
@Produces(MediaType.APPLICATION_JSON)
public class RepublishResource {
    /** How many snapshots were sent. */
    public record Answer(long published) {}

    private static final int CHUNK = 500;

    private final Jdbi jdbi;
    private final IssueStore issues;
    private final IssueWriter writer;

    RepublishResource(Jdbi jdbi, IssueStore issues, IssueWriter writer) {
        this.jdbi = jdbi;
        this.issues = issues;
        this.writer = writer;
    }

    @POST
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(summary = "Send a snapshot of every live issue", description = """
            Consumers that know the same version already leave it; repeating it does no harm.""")
    public Answer republish() {
        long published = 0;
        long after = 0;
        List<StoredIssue> chunk;
        do {
            long from = after;
            chunk = jdbi.inTransaction(handle -> {
                List<StoredIssue> live = issues.lockActiveAfter(handle, from, CHUNK);
                writer.publish(handle, live, IssueEventType.SNAPSHOT, "amiss");
                return live;
            });
            published += chunk.size();
            after = chunk.isEmpty() ? after : chunk.get(chunk.size() - 1).id();
        } while (!chunk.isEmpty());
        return new Answer(published);
    }
}
