package dev.amiss.assertion.heartbeat;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What came in from programs that must make themselves heard. */
@Path("/api/v1/assertions/{id:\\d{1,18}}/pings")
@Tag(name = "Pings")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class HeartbeatResource {
    private static final String ORDER = "pings";

    private final PingLog log;

    HeartbeatResource(PingLog log) {
        this.log = log;
    }

    @GET
    @Operation(summary = "The last 100 pings of a heartbeat with their bodies, the latest first")
    public Page<PingView> pings(
            @PathParam("id") long id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = PageLimit.of(limit);
        long before = Cursor.decode(cursor, ORDER).map(Cursor::id).orElse(Long.MAX_VALUE);
        if (!log.isHeartbeat(id)) {
            throw Problems.notFound("heartbeat", id);
        }
        return Page.of(
                log.page(id, before, most + 1), most, last -> new Cursor(ORDER, Instant.EPOCH, last.number()).encode());
    }
}
