package dev.amiss.issue.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.access.Role;
import dev.amiss.service.inbox.Inbox.MessageId;
import dev.amiss.service.trace.Traces;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Many reports in one request. */
@Path("/api/v1/issues/bulk")
@Tag(name = "Reports")
public class BulkResource {
    static final String NDJSON = "application/x-ndjson";

    private final BulkIntake intake;
    private final CurrentActor actor;
    private final Traces traces;

    BulkResource(BulkIntake intake, CurrentActor actor, Traces traces) {
        this.intake = intake;
        this.actor = actor;
        this.traces = traces;
    }

    @POST
    @RolesAllowed(Role.REPORTER_NAME)
    @Blocking
    @Consumes({MediaType.APPLICATION_JSON, NDJSON})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Report many", description = """
            A JSON array of reports, or one report a line as application/x-ndjson, of any kinds. They are applied in \
            order; results come in the same order. A bad element is answered by itself and harms no other.""")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = dev.amiss.model.Report.class),
                        example = "[{\"name\": \"disk full\"}, {\"name\": \"disk slow\", \"kind\": \"recovery\"}]"),
                @Content(
                        mediaType = NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "one report as JSON a line"))
            })
    public BulkAnswer bulk(
            byte[] body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        MessageId messageId = IdempotencyKey.of(key, "/issues/bulk", actor.name());
        BulkReader reader = contentType.startsWith(NDJSON) ? BulkReader.lines(body) : BulkReader.array(body);
        Origin from = Origin.http(actor.name(), messageId, traces.current());
        return BulkAnswer.of(intake.take(place -> read(reader.next(), from, place)));
    }

    private static @Nullable IncomingReport read(@Nullable JsonNode element, Origin from, int place)
            throws UnreadableReportException {
        if (element == null) {
            return null;
        }
        MessageId id = IdempotencyKey.at(from.messageId(), place);
        return ReportReader.read(element, Origin.http(from.actor(), id, from.trace()), null);
    }
}
