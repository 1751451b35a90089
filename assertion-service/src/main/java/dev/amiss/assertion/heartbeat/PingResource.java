package dev.amiss.assertion.heartbeat;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Where programs make themselves heard, by the addresses and answers of Healthchecks. The key in the address is all that
 * it takes: a heartbeat's own, or one that may ping all heartbeats, followed by a slug.
 */
@Path("/ping/{key:[A-Za-z0-9_-]{1,128}}")
@Tag(name = "Pings")
@PermitAll
@Blocking
public class PingResource {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final int LONGEST_AGENT = 200;

    private final PingService service;
    private final RoutingContext context;

    PingResource(PingService service, RoutingContext context) {
        this.service = service;
        this.context = context;
    }

    @GET
    @Operation(summary = "All is well")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "400",
            description = "The address is not valid",
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    @APIResponse(
            responseCode = "404",
            description = "No heartbeat has that key",
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    public Response get(@PathParam("key") String key) {
        return take(key, "", "", null);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "All is well; the body is kept as evidence. A CloudEvent may say otherwise by its type")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "400",
            description = "The address is not valid",
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    @APIResponse(
            responseCode = "404",
            description = "No heartbeat has that key",
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    public Response post(@PathParam("key") String key, byte @Nullable [] body) {
        return take(key, "", "", body);
    }

    @GET
    @Path("/{second}")
    @Operation(summary = "start, fail, log or an exit code; or all is well with the heartbeat of that slug")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "400",
            description = "The address is not valid",
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    @APIResponse(
            responseCode = "404",
            description = "No heartbeat has that key",
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    public Response get(@PathParam("key") String key, @PathParam("second") String second) {
        return take(key, second, "", null);
    }

    @POST
    @Path("/{second}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "As GET; the body is kept as evidence")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "400",
            description = "The address is not valid",
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    @APIResponse(
            responseCode = "404",
            description = "No heartbeat has that key",
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    public Response post(@PathParam("key") String key, @PathParam("second") String second, byte @Nullable [] body) {
        return take(key, second, "", body);
    }

    @GET
    @Path("/{second}/{third}")
    @Operation(
            summary = "start, fail, log or an exit code of the heartbeat of that slug; ?create=1 makes it if need be")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "400",
            description = "The address is not valid",
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    @APIResponse(
            responseCode = "404",
            description = "No heartbeat has that key",
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    public Response get(
            @PathParam("key") String key, @PathParam("second") String second, @PathParam("third") String third) {
        return take(key, second, third, null);
    }

    @POST
    @Path("/{second}/{third}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "As GET; the body is kept as evidence")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "400",
            description = "The address is not valid",
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    @APIResponse(
            responseCode = "404",
            description = "No heartbeat has that key",
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    public Response post(
            @PathParam("key") String key,
            @PathParam("second") String second,
            @PathParam("third") String third,
            byte @Nullable [] body) {
        return take(key, second, third, body);
    }

    private Response take(String key, String second, String third, byte @Nullable [] body) {
        HttpServerRequest request = context.request();
        boolean create = "1".equals(request.getParam("create"));
        PingAddress address = PingAddress.of(key, second, third, request.getParam("rid"), create);
        return answer(
                address instanceof PingAddress.Wrong wrong
                        ? wrong.answer()
                        : service.take(address, signal -> sign(signal, address, body)));
    }

    private Sign sign(Signal signal, PingAddress address, byte @Nullable [] body) {
        HttpServerRequest request = context.request();
        Optional<PingEvent> event = PingEvent.of(request::getHeader, body);
        boolean addressSaysNothing = signal.equals(new Signal.End(true, null));
        String agent = request.getHeader("User-Agent");
        return new Sign(
                event.filter(it -> addressSaysNothing).map(PingEvent::signal).orElse(signal),
                address instanceof PingAddress.OfKey own ? own.rid() : ((PingAddress.OfSlug) address).rid(),
                PingText.body(event.isPresent() ? event.get().data() : body),
                event.map(PingEvent::attributes).orElse(null),
                request.method().name(),
                agent == null ? null : PingText.storable(agent.substring(0, Math.min(agent.length(), LONGEST_AGENT))));
    }

    private static Response answer(PingAnswer answer) {
        return Response.status(answer.status())
                .type(PLAIN)
                .entity(answer.text())
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "no-store")
                .header("Ping-Body-Limit", PingText.BODY_LIMIT)
                .build();
    }
}
