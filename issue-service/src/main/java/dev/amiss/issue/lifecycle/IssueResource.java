package dev.amiss.issue.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.issue.history.HistoryView;
import dev.amiss.model.Issue;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.access.Role;
import dev.amiss.service.idempotency.Idempotent;
import dev.amiss.service.problem.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One issue, and what people do to it. */
@Blocking
@Path("/api/v1/issues/{id:\\d+}")
@Tag(name = "Issues")
@Produces(MediaType.APPLICATION_JSON)
public class IssueResource {
    static final String MERGE_PATCH = "application/merge-patch+json";

    private final IssueService service;
    private final CurrentActor actor;

    IssueResource(IssueService service, CurrentActor actor) {
        this.service = service;
        this.actor = actor;
    }

    @GET
    @Operation(summary = "One issue")
    public Issue get(@PathParam("id") String id) {
        return service.get(idOf(id));
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Operation(summary = "Work on an issue", description = """
            A merge patch of status, severity, labels, wont_fix_until, with an optional comment; version, when sent, must \
            be the issue's. 409 when the state does not allow it.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = IssuePatch.class),
                            example = """
                    {"status": "acknowledged", "comment": "looking at it"}"""))
    @APIResponse(
            responseCode = "409",
            description = "The state does not allow it, another issue holds the key, or version is not the issue's")
    @APIResponse(
            responseCode = "200",
            description = "The issue as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Issue.class)))
    public Issue patch(@PathParam("id") String id, @Nullable JsonNode body) {
        return service.patch(idOf(id), IssuePatch.read(body), actor.name());
    }

    @DELETE
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(summary = "Erase an issue", description = "Its content and history text are gone; a tombstone stays.")
    @APIResponse(responseCode = "204", description = "It is erased")
    public Response delete(@PathParam("id") String id) {
        service.erase(idOf(id), actor.name());
        return Response.noContent().build();
    }

    @POST
    @Path("/comments")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Comment on an issue")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CommentRequest.class),
                            example = """
                    {"comment": "the provider was told"}"""))
    @APIResponse(
            responseCode = "201",
            description = "The comment, as a line of the issue's history",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = HistoryView.class)))
    @APIResponse(responseCode = "409", description = "The Idempotency-Key was used for another request")
    public Response comment(@PathParam("id") String id, @Nullable JsonNode body) {
        return Response.status(201)
                .entity(service.comment(idOf(id), IssuePatch.readComment(body), actor.name()))
                .build();
    }

    /** The id of a path that has only digits; one beyond 64 bits is nobody's. */
    public static long idOf(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw Problems.notFound("issue", digits);
        }
    }
}
