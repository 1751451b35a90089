package dev.amiss.assertion.records;

import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import dev.amiss.service.problem.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The records of an assertion that fail now. */
@Path("/api/v1/assertions/{id:\\d{1,18}}/records")
@Tag(name = "Records")
@Blocking
public class RecordsResource {
    private static final String ORDER = "records";
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final FailingRecords records;

    RecordsResource(FailingRecords records) {
        this.records = records;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV, NDJSON})
    @Operation(
            summary = "The records that fail now and since when, in the order in which they began to; format=csv or"
                    + " format=ndjson, or an Accept header of that type, downloads all of them")
    @APIResponse(
            responseCode = "200",
            description = "A page of them, or all of them as text",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = FailingRecordView.OnePage.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))
            })
    public Response list(
            @PathParam("id") long id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("format") @Nullable String format,
            @HeaderParam("Accept") @Nullable String accept) {
        List<String> columns = records.columns(id).orElseThrow(() -> Problems.notFound("assertion", id));
        RecordDownload download = new RecordDownload(records, id, columns);
        return switch (format == null ? formatOf(accept) : format) {
            case "json" ->
                Response.ok(page(id, limit, cursor), MediaType.APPLICATION_JSON).build();
            case "csv" -> download(id, "csv", CSV + "; charset=utf-8", download::csv);
            case "ndjson" -> download(id, "ndjson", NDJSON, download::ndjson);
            default -> throw Problems.invalidParameter("format", "must be one of json, csv, ndjson");
        };
    }

    private Page<FailingRecordView> page(long id, @Nullable String limit, @Nullable String cursor) {
        int most = PageLimit.of(limit);
        long after = Cursor.decode(cursor, ORDER).map(Cursor::id).orElse(0L);
        List<FailingRecords.Placed> found = records.page(id, after, most + 1);
        return Page.of(found, most, last -> new Cursor(ORDER, Instant.EPOCH, last.seq()).encode())
                .map(FailingRecords.Placed::view);
    }

    private static String formatOf(@Nullable String accept) {
        String wanted = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        if (wanted.startsWith(CSV)) {
            return "csv";
        }
        return wanted.startsWith(NDJSON) ? "ndjson" : "json";
    }

    private static Response download(long id, String extension, String type, StreamingOutput body) {
        return Response.ok(body, type)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"assertion-" + id + "-records." + extension + "\"")
                .build();
    }
}
