package dev.amiss.assertion.heartbeat;

import dev.amiss.service.problem.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where programs make themselves heard. The key in the address is all that it takes. */
@Path("/ping/{key:[A-Za-z0-9-]{1,64}}")
@Tag(name = "Pings")
@PermitAll
@Blocking
public class PingResource {
    private static final String DOES_NOT_EXIST = "ping address of that key or signal; signals are"
            + " /start, /fail, /log, an exit code from 0 to 255, or nothing:";

    private final PingService service;

    PingResource(PingService service) {
        this.service = service;
    }

    @GET
    @Operation(summary = "All is well")
    public Response get(@PathParam("key") String key) {
        return take(key, "", null);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "All is well; the body is kept as evidence")
    public Response post(@PathParam("key") String key, byte @Nullable [] body) {
        return take(key, "", body);
    }

    @GET
    @Path("/{signal}")
    @Operation(summary = "start, fail, log or an exit code")
    public Response get(@PathParam("key") String key, @PathParam("signal") String signal) {
        return take(key, signal, null);
    }

    @POST
    @Path("/{signal}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "start, fail, log or an exit code; the body is kept as evidence")
    public Response post(@PathParam("key") String key, @PathParam("signal") String signal, byte @Nullable [] body) {
        return take(key, signal, body);
    }

    private Response take(String key, String word, byte @Nullable [] body) {
        Signal signal = Signal.of(word).orElseThrow(() -> Problems.notFound(DOES_NOT_EXIST, word));
        if (!service.take(key, signal, body)) {
            throw Problems.notFound(DOES_NOT_EXIST, word);
        }
        return Response.ok("OK", MediaType.TEXT_PLAIN_TYPE)
                .header("Cache-Control", "no-store")
                .header("Ping-Body-Limit", PingService.BODY_LIMIT)
                .build();
    }
}
