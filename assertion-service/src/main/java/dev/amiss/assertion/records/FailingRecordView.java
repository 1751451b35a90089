package dev.amiss.assertion.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.RecordRef;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record that fails.
 *
 * @param since when the run looked that saw it fail first
 * @param reported whether it has an issue; one that has not yet failed often enough has none
 * @param details what was chosen to be shown of it; null when that is not known yet
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FailingRecordView(
        RecordRef record,
        Instant since,
        boolean reported,
        @Nullable JsonNode details) {
    /** A page of them, for the API's description. */
    @Schema(name = "PageFailingRecordView")
    record OnePage(List<FailingRecordView> items, @Nullable String nextCursor) {}
}
