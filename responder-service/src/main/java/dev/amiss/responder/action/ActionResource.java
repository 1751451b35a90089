package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.idempotency.Idempotent;
import dev.amiss.service.page.Page;
import dev.amiss.service.problem.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/actions} */
@Path("/api/v1/actions")
@Tag(name = "Actions")
@Blocking
class ActionResource {
    private final ActionService actions;

    ActionResource(ActionService actions) {
        this.actions = actions;
    }

    @GET
    @Operation(
            summary = "What responders did, do and will do, the latest first",
            description = "With sort=runs_at what waits (pending and held), the next one first.")
    public Page<ActionView> list(
            @QueryParam("issue_id") @Nullable String issueId,
            @QueryParam("responder_id") @Nullable String responderId,
            @QueryParam("status") List<String> statuses,
            @Parameter(description = "-id, which is the default, or runs_at") @QueryParam("sort") @Nullable String sort,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Long issue = id("issue_id", issueId);
        Long responder = id("responder_id", responderId);
        if (sort == null || sort.isEmpty() || sort.equals("-id")) {
            return actions.list(issue, responder, statuses, limit, cursor);
        }
        if (sort.equals("runs_at")) {
            return actions.waiting(issue, responder, statuses, limit, cursor);
        }
        throw Problems.invalidParameter("sort", "must be -id or runs_at");
    }

    @GET
    @Path("/{id:\\d+}")
    @Operation(summary = "An action with all its attempts")
    public ActionView get(@PathParam("id") long id) {
        return actions.get(id);
    }

    @GET
    @Path("/{id:\\d+}/attempts")
    @Operation(summary = "The log of an action's attempts: what was sent, what was answered, how long it took")
    public Page<ActionView.Attempt> attempts(@PathParam("id") long id) {
        return new Page<>(actions.attempts(id), null);
    }

    @POST
    @Path("/{id:\\d+}/retry")
    @Idempotent
    @Operation(summary = "Runs a failed or cancelled action again, now")
    @APIResponse(
            responseCode = "200",
            description = "The action as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ActionView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "The status of the action does not allow it, its issue is not kept any more, or the Idempotency-Key was"
                            + " used for another request")
    public Response retry(@PathParam("id") long id) {
        return Response.ok(actions.retry(id)).build();
    }

    @POST
    @Path("/{id:\\d+}/run")
    @Idempotent
    @Operation(summary = "Runs a pending or held action now, whatever it waits for")
    @APIResponse(
            responseCode = "200",
            description = "The action as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ActionView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "The status of the action does not allow it, its issue is not kept any more, or the Idempotency-Key was"
                            + " used for another request")
    public Response run(@PathParam("id") long id) {
        return Response.ok(actions.run(id)).build();
    }

    @POST
    @Path("/{id:\\d+}/postpone")
    @Idempotent
    @Operation(summary = "Puts a pending or held action off: {\"until\": a time} or {\"by_sec\": a number}")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PostponeRequest.class),
                            example = """
                    {"by_sec": 3600}"""))
    @APIResponse(
            responseCode = "200",
            description = "The action as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ActionView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "The status of the action does not allow it, or the Idempotency-Key was used for another request")
    public Response postpone(@PathParam("id") long id, @Nullable JsonNode body) {
        return Response.ok(actions.putOff(id, body)).build();
    }

    @POST
    @Path("/{id:\\d+}/cancel")
    @Idempotent
    @Operation(summary = "Cancels a pending or held action")
    @APIResponse(
            responseCode = "200",
            description = "The action as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ActionView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "The status of the action does not allow it, or the Idempotency-Key was used for another request")
    public Response cancel(@PathParam("id") long id) {
        return Response.ok(actions.cancel(id)).build();
    }

    private static @Nullable Long id(String parameter, @Nullable String value) {
        try {
            return value == null || value.isEmpty() ? null : Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw Problems.invalidParameter(parameter, "must be an id, such as 42");
        }
    }
}
