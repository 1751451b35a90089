package dev.amiss.assertion.check.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Evidence;
import dev.amiss.assertion.records.RecordTally;
import dev.amiss.model.Json;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.outgoing.OutgoingHttp;
import dev.amiss.service.outgoing.OutgoingRequest;
import dev.amiss.service.outgoing.OutgoingResponse;

/** The lines of a URL's answer, each a record {@code {"id", "ok", "details"}} that was judged there. */
record NdjsonRecords(OutgoingHttp http, String url, Evidence evidence) implements RecordSource {
    private static final int LONGEST_LINE = 256 * 1024;

    @Override
    public void judge(CheckRun run, RecordTally tally) throws IncompleteRun {
        OutgoingRequest request = OutgoingRequest.get(url)
                .withHeader("Accept", "application/x-ndjson")
                .withTimeout(run.timeout());
        OutgoingResponse response;
        try {
            response = http.streamLines(request, LONGEST_LINE, line -> judge(line, tally));
        } catch (UnreadableLine e) {
            throw new IncompleteRun(FailureReason.SERVER_ERROR, String.valueOf(e.getMessage()));
        }
        if (response instanceof OutgoingResponse.Failure failure) {
            throw new IncompleteRun(failure.reason(), failure.message());
        }
        OutgoingResponse.Answer answer = (OutgoingResponse.Answer) response;
        if (!answer.isSuccess()) {
            throw new IncompleteRun(
                    FailureReason.SERVER_ERROR, "The URL must answer 200 with records; it answered " + answer.status());
        }
    }

    private void judge(String line, RecordTally tally) {
        JsonNode record = read(line, tally);
        JsonNode id = record.path("id");
        if (!id.isValueNode() || id.isNull() || id.asText().isEmpty()) {
            throw new UnreadableLine(tally.read() + 1, "has no id");
        }
        JsonNode ok = record.path("ok");
        if (!ok.isBoolean()) {
            tally.errs(id.asText(), "its ok must be true or false");
        } else if (ok.booleanValue()) {
            tally.passes();
        } else {
            tally.fails(id.asText(), () -> evidence.of(details(record)));
        }
    }

    private static JsonNode details(JsonNode record) {
        JsonNode details = record.path("details");
        if (details.isObject()) {
            return details;
        }
        return details.isMissingNode() || details.isNull()
                ? JsonNodeFactory.instance.objectNode()
                : JsonNodeFactory.instance.objectNode().set("details", details);
    }

    private static JsonNode read(String line, RecordTally tally) {
        try {
            JsonNode record = Json.mapper().readTree(line);
            if (record.isObject()) {
                return record;
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableLine(tally.read() + 1, "is no JSON");
        }
        throw new UnreadableLine(tally.read() + 1, "is no object");
    }

    /** A line that belongs to no record: had it been left out, its record would seem gone. */
    private static final class UnreadableLine extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableLine(long number, String what) {
            super("Each line must be such as {\"id\": \"42\", \"ok\": true}; line " + number + " " + what);
        }
    }
}
