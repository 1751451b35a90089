package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.run.State;
import dev.amiss.service.access.Role;
import dev.amiss.service.changes.ChangeView;
import dev.amiss.service.idempotency.Idempotent;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import dev.amiss.service.problem.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Assertions over HTTP. */
@Path("/api/v1/assertions")
@Tag(name = "Assertions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class AssertionResource {
    private static final String ORDER = "assertions";

    private final AssertionService service;
    private final AssertionViews views;

    AssertionResource(AssertionService service, AssertionViews views) {
        this.service = service;
        this.views = views;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.ADMIN_NAME)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create an assertion; by an interval it runs at once, by cron at its first time")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AssertionRequest.class),
                            example = """
                    {"name": "checkout answers", "check": {"type": "http", "url": "https://shop.example/health", "expect_status": 200},
                     "every_sec": 60, "severity": "error"}"""))
    @APIResponse(
            responseCode = "201",
            description = "Location names it",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = AssertionView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The name is taken, or the Idempotency-Key was used for another request")
    public Response create(@Nullable JsonNode body, @Context UriInfo uri) {
        long id = service.create(body);
        return Response.created(URI.create("/api/v1/assertions/" + id))
                .entity(view(id, uri))
                .build();
    }

    @GET
    @Operation(summary = "List assertions in the order of their ids")
    public Page<AssertionView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("name") @Nullable String name,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        int most = PageLimit.of(limit);
        long after = Cursor.decode(cursor, ORDER).map(Cursor::id).orElse(0L);
        if (state != null && State.ofWire(state).isEmpty()) {
            throw Problems.invalidParameter("state", "must be one of " + String.join(", ", State.words()));
        }
        var filter = new AssertionViews.Filter(state, name);
        return Page.of(
                views.page(filter, after, most + 1, uri.getBaseUri()),
                most,
                last -> new Cursor(ORDER, Instant.EPOCH, last.id()).encode());
    }

    @GET
    @Path("/{id:\\d{1,18}}")
    @Operation(summary = "One assertion, with how it stands")
    public AssertionView get(@PathParam("id") long id, @Context UriInfo uri) {
        return view(id, uri);
    }

    @PUT
    @RolesAllowed(Role.ADMIN_NAME)
    @Path("/{id:\\d{1,18}}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give an assertion another definition")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AssertionRequest.class),
                            example = """
                    {"name": "checkout answers", "check": {"type": "http", "url": "https://shop.example/health", "expect_status": 200},
                     "every_sec": 60, "severity": "error"}"""))
    @APIResponse(responseCode = "409", description = "The name is taken")
    @APIResponse(
            responseCode = "200",
            description = "The assertion as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = AssertionView.class)))
    public AssertionView replace(@PathParam("id") long id, @Nullable JsonNode body, @Context UriInfo uri) {
        service.replace(id, body);
        return view(id, uri);
    }

    @PATCH
    @RolesAllowed(Role.ADMIN_NAME)
    @Path("/{id:\\d{1,18}}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(summary = "Change parts of a definition by a JSON merge patch, such as {\"enabled\": false}")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AssertionPatch.class),
                        example = "{\"enabled\": false}"),
                @Content(
                        mediaType = "application/merge-patch+json",
                        schema = @Schema(implementation = AssertionPatch.class))
            })
    @APIResponse(responseCode = "409", description = "The name is taken")
    @APIResponse(
            responseCode = "200",
            description = "The assertion as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = AssertionView.class)))
    public AssertionView patch(@PathParam("id") long id, @Nullable JsonNode body, @Context UriInfo uri) {
        service.patch(id, body);
        return view(id, uri);
    }

    @DELETE
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Role.ADMIN_NAME)
    @Path("/{id:\\d{1,18}}")
    @Operation(summary = "Remove an assertion; its issues recover soon after")
    @APIResponse(responseCode = "202", description = "It is removed")
    public Response remove(@PathParam("id") long id) {
        service.remove(id);
        return Response.accepted().build();
    }

    @GET
    @Path("/{id:\\d{1,18}}/history")
    @Operation(
            summary = "Who changed an assertion, when and how, in the order in which it happened; also after its end",
            description =
                    "Secrets are not shown; one that was replaced stands with {\"$secret\": \"kept\"} on both sides.")
    public Page<ChangeView> history(
            @PathParam("id") long id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return service.history(id, PageLimit.of(limit), cursor);
    }

    private AssertionView view(long id, UriInfo uri) {
        return views.find(id, uri.getBaseUri()).orElseThrow(() -> Problems.notFound("assertion", id));
    }
}
