package dev.amiss.issue.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Issue;
import dev.amiss.model.ReportKind;
import dev.amiss.service.inbox.Inbox.MessageId;
import dev.amiss.service.problem.BodyLimit;
import dev.amiss.service.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Single reports over HTTP. Never blocks the event loop. */
@Path("/api/v1")
@Tag(name = "Reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReportResource {
    private static final String KEY_SOURCE = "idempotency-key:";

    private final IntakeQueue queue;
    private final Vertx vertx;

    ReportResource(IntakeQueue queue, Vertx vertx) {
        this.queue = queue;
        this.vertx = vertx;
    }

    /** Whether a repeat under that id is answered as the first was. */
    static boolean answersRepeats(MessageId id) {
        return id.source().startsWith(KEY_SOURCE);
    }

    /** What tells a repeat of that request; null without a key. */
    static @Nullable MessageId idempotency(@Nullable String key, String path) {
        if (key == null || key.isBlank()) {
            return null;
        }
        if (key.length() > 255) {
            throw Problems.of(400, "invalid", "Invalid request", "Idempotency-Key may have at most 255 characters.")
                    .build();
        }
        return new MessageId(KEY_SOURCE + path, key);
    }

    @POST
    @Path("/issues")
    @Operation(summary = "Report what is amiss", description = """
            201 with Location: a new issue. 200: folded into the issue that holds the key. The answer is durable. Only \
            'name' is required; wrong optional fields fall to their defaults and are named in 'adjusted'.""")
    @RequestBody(content = @Content(schema = @Schema(implementation = dev.amiss.model.Report.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Issue.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Issue.class)))
    @APIResponse(responseCode = "204", description = "A recovery or acknowledgement of a key that no issue holds")
    public Uni<Response> report(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return take(body, null, idempotency(key, "/issues"));
    }

    @POST
    @Path("/recoveries")
    @Operation(summary = "Report that it is over", description = """
            Resolves the active issue of that key: 200 with it. A won't-fix issue is answered unchanged. 204: no issue \
            holds the key.""")
    @RequestBody(content = @Content(schema = @Schema(implementation = dev.amiss.model.Report.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Issue.class)))
    @APIResponse(responseCode = "204")
    public Uni<Response> recover(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return take(body, ReportKind.RECOVERY, idempotency(key, "/recoveries"));
    }

    private Uni<Response> take(byte[] body, @Nullable ReportKind kind, @Nullable MessageId messageId) {
        if (body.length > BodyLimit.SINGLE) {
            throw Problems.tooLarge(BodyLimit.SINGLE);
        }
        Context context = vertx.getOrCreateContext();
        try {
            JsonNode json = ReportReader.parse(body);
            IncomingReport report = ReportReader.read(json, Origin.http("anonymous", messageId), kind);
            return Uni.createFrom()
                    .completionStage(queue.submit(report))
                    .emitOn(task -> context.runOnContext(ignored -> task.run()))
                    .map(ReportResource::answer);
        } catch (UnreadableReportException e) {
            throw e.problem();
        }
    }

    private static Response answer(IntakeResult result) {
        Issue issue = result.issue();
        Response.ResponseBuilder response = Response.status(result.status()).entity(issue);
        return result.status() == 201 && issue != null
                ? response.location(URI.create("/api/v1/issues/" + issue.id())).build()
                : response.build();
    }
}
