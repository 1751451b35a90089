package dev.amiss.issue.compat.icinga;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What clients of Icinga are answered, for the API's description. */
@Schema(name = "IcingaAnswer", description = "As Icinga 2 answers: results, or error and status")
record Processed(
        @Schema(description = "one for each object") @Nullable
        List<Result> results,

        @Schema(description = "the HTTP status, when nothing could be processed") @Nullable
        Double error,

        @Schema(description = "what went wrong, when nothing could be processed") @Nullable
        String status) {
    /** What became of a result. */
    @Schema(name = "IcingaResult")
    record Result(
            @Schema(description = "as an HTTP status") double code,

            @Schema(description = "what was done, or what is wrong")
            String status) {}
}
