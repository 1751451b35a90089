package dev.amiss.issue.compat.sentry;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What Sentry's SDKs send. Browsers may read the answers from any page, as the key stands in the page anyway. */
@Blocking
@Path("/api/{project}/{door:envelope|store}")
@Tag(name = "Sentry", description = "What Sentry's SDKs send")
@PermitAll
public class SentryResource {
    private final SentryIntake intake;
    private final SentryKeys keys;
    private final HttpServerRequest request;

    SentryResource(SentryIntake intake, SentryKeys keys, HttpServerRequest request) {
        this.intake = intake;
        this.keys = keys;
        this.request = request;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take an envelope, or a single event at /store/", description = """
            An event becomes an issue named 'Type: message', known by its fingerprint or by the exception's type and place. \
            A check-in with status error is a failure, with ok a recovery. Other items are accepted and dropped. The \
            sentry_key is an access key.""")
    @APIResponse(
            responseCode = "200",
            description = "The event's id",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Accepted.class)))
    @APIResponse(
            responseCode = "400",
            description = "No envelope; X-Sentry-Error says why",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Refused.class)))
    @APIResponse(
            responseCode = "401",
            description = "No key",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Refused.class)))
    @APIResponse(
            responseCode = "403",
            description = "A wrong key",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Refused.class)))
    @APIResponse(
            responseCode = "413",
            description = "Too large, also when unpacked",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Refused.class)))
    @APIResponse(
            responseCode = "415",
            description = "An encoding that is not known",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Refused.class)))
    public Uni<Response> take(
            byte[] body,
            @PathParam("project") String project,
            @PathParam("door") String door,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding) {
        try {
            String stated = keys.secret(request).orElse(null);
            Uni<Response> answer = door.equals("store")
                    ? intake.event(project, body, encoding, stated)
                    : intake.envelope(project, body, encoding, stated);
            return answer.map(SentryResource::readableByAllPages);
        } catch (SentryProblem e) {
            return Uni.createFrom().item(readableByAllPages(e.response()));
        } catch (IOException e) {
            return Uni.createFrom()
                    .item(readableByAllPages(
                            SentryProblem.malformed("the body cannot be read").response()));
        }
    }

    private static Response readableByAllPages(Response response) {
        return Response.fromResponse(response)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Expose-Headers", "X-Sentry-Error, Retry-After")
                .build();
    }
}
