package dev.amiss.responder.silence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.changes.ChangeView;
import dev.amiss.service.idempotency.Idempotent;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/silences} */
@Path("/api/v1/silences")
@Tag(name = "Silences")
@Blocking
class SilenceResource {
    private final SilenceService silences;
    private final SilenceQueries queries;

    SilenceResource(SilenceService silences, SilenceQueries queries) {
        this.silences = silences;
        this.queries = queries;
    }

    @POST
    @Idempotent
    @Operation(summary = "Mutes the actions of matching issues, once or again and again; mutes nothing else")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SilenceRequest.class),
                            example = """
                    {"watch_pattern": "payments", "ends_at": "2026-12-01T06:00:00Z", "comment": "planned work"}"""))
    @APIResponse(
            responseCode = "201",
            description = "Location names it",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SilenceView.class)))
    @APIResponse(responseCode = "409", description = "The Idempotency-Key was used for another request")
    public Response create(@Nullable JsonNode body) {
        SilenceView view = silences.create(body);
        return Response.created(URI.create("/api/v1/silences/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @Operation(summary = "The silences, the latest first; state is active, pending or ended, and may be repeated")
    public Page<SilenceView> list(
            @QueryParam("state") List<String> states,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return queries.list(states, limit, cursor);
    }

    @GET
    @Path("/{id:\\d+}")
    @Operation(summary = "A silence with its log: when it was created, began, was about to end, ended")
    public SilenceView get(@PathParam("id") long id) {
        return queries.get(id);
    }

    @GET
    @Path("/{id:\\d+}/history")
    @Operation(summary = "Who created a silence and who ended it, when and how")
    public Page<ChangeView> history(
            @PathParam("id") long id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return queries.history(id, PageLimit.of(limit), cursor);
    }

    @PATCH
    @Path("/{id:\\d+}")
    @Operation(
            summary = "Ends a silence later than planned: {\"ends_at\": a time}, or {\"by_sec\": a number} later",
            description = "409 for one that has ended, or that comes again and again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ProlongRequest.class),
                            example = """
                    {"by_sec": 3600}"""))
    @APIResponse(responseCode = "409", description = "It has ended, or comes again and again")
    @APIResponse(
            responseCode = "200",
            description = "The silence as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SilenceView.class)))
    public SilenceView prolong(@PathParam("id") long id, @Nullable JsonNode body) {
        return silences.prolong(id, body);
    }

    @DELETE
    @Path("/{id:\\d+}")
    @Operation(summary = "Ends a silence now; what it held back runs if the issues still call for it")
    public void end(@PathParam("id") long id) {
        silences.end(id);
    }
}
