package dev.amiss.responder.responder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.access.Role;
import dev.amiss.service.changes.ChangeView;
import dev.amiss.service.idempotency.Idempotent;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import dev.amiss.service.problem.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/responders} */
@Path("/api/v1/responders")
@Tag(name = "Responders")
@Blocking
class ResponderResource {
    private final ResponderService responders;

    ResponderResource(ResponderService responders) {
        this.responders = responders;
    }

    @POST
    @RolesAllowed(Role.ADMIN_NAME)
    @Idempotent
    @Operation(summary = "Adds a responder; it also answers issues that are active already")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ResponderRequest.class),
                            example = """
                    {"watch_pattern": "user-.*", "actions": [{"target_function": "issue.actions.email",
                     "function_kwargs": {"subject": "Doh!", "recipients": "john.smith@example.com"}, "delay_sec": 30}]}"""))
    @APIResponse(
            responseCode = "201",
            description = "Location names it",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ResponderView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "It matches over 1,000 open issues, and backfill does not say whether to answer them; or the Idempotency-Key was used for another request")
    public Response create(@Nullable JsonNode body, @QueryParam("backfill") @Nullable String backfill) {
        ResponderView view = responders.create(body, choice(backfill));
        return Response.created(URI.create("/api/v1/responders/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @Operation(summary = "The responders, in the order of their ids")
    public Page<ResponderView> list(
            @Parameter(description = "what name, description, pattern or owner contains") @QueryParam("q") @Nullable
                    String text,
            @Parameter(description = "true or false") @QueryParam("enabled") @Nullable String enabled,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return responders.list(PageLimit.of(limit), cursor, ResponderFilter.of(text, enabled));
    }

    @GET
    @Path("/{id:\\d+}")
    @Operation(summary = "A responder")
    public ResponderView get(@PathParam("id") long id) {
        return responders.get(id);
    }

    @PUT
    @RolesAllowed(Role.ADMIN_NAME)
    @Path("/{id:\\d+}")
    @Operation(
            summary = "Replaces a responder; its actions stay themselves by id, else by equal content, else by place")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ResponderRequest.class),
                            example = """
                    {"watch_pattern": "user-.*", "actions": [{"target_function": "issue.actions.email",
                     "function_kwargs": {"subject": "Doh!", "recipients": "john.smith@example.com"}, "delay_sec": 30}]}"""))
    @APIResponse(
            responseCode = "409",
            description = "It matches over 1,000 open issues, and backfill does not say whether to answer them")
    @APIResponse(
            responseCode = "200",
            description = "The responder as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ResponderView.class)))
    public ResponderView replace(
            @PathParam("id") long id, @Nullable JsonNode body, @QueryParam("backfill") @Nullable String backfill) {
        return responders.replace(id, body, choice(backfill));
    }

    @PATCH
    @RolesAllowed(Role.ADMIN_NAME)
    @Path("/{id:\\d+}")
    @Operation(summary = "Enables or disables a responder")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EnabledRequest.class),
                            example = """
                    {"enabled": false}"""))
    @APIResponse(
            responseCode = "409",
            description = "It matches over 1,000 open issues, and backfill does not say whether to answer them")
    @APIResponse(
            responseCode = "200",
            description = "The responder as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ResponderView.class)))
    public ResponderView setEnabled(
            @PathParam("id") long id, @Nullable JsonNode body, @QueryParam("backfill") @Nullable String backfill) {
        return responders.setEnabled(id, body, choice(backfill));
    }

    @DELETE
    @RolesAllowed(Role.ADMIN_NAME)
    @Path("/{id:\\d+}")
    @Operation(summary = "Deletes a responder; its waiting actions are cancelled, their history stays")
    public void delete(@PathParam("id") long id) {
        responders.delete(id);
    }

    @GET
    @Path("/{id:\\d+}/history")
    @Operation(
            summary = "Who changed a responder, when and how, in the order in which it happened; also after its end",
            description =
                    "Secrets are not shown; one that was replaced stands with {\"$secret\": \"kept\"} on both sides.")
    public Page<ChangeView> history(
            @PathParam("id") long id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return responders.history(id, PageLimit.of(limit), cursor);
    }

    private static @Nullable Boolean choice(@Nullable String backfill) {
        if (backfill == null || backfill.equals("true") || backfill.equals("false")) {
            return backfill == null ? null : Boolean.valueOf(backfill);
        }
        throw Problems.invalidParameter("backfill", "must be true or false");
    }
}
