package dev.amiss.issue.imported;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.amiss.model.IssueStatus;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of each issue of an import, in order. */
public record ImportAnswer(List<Element> results) {
    /** What became of one. */
    public enum Outcome {
        /** It is an issue of ours now. */
        IMPORTED,
        /** It was taken over before and is left as it stands. */
        KNOWN,
        /** It was resolved for longer than resolved issues are kept. */
        TOO_OLD;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param id of the issue; null when it was too old
     * @param status as it stands here; null when there is no such issue, or no more
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ImportResult")
    public record Element(
            String origin,
            Outcome outcome,
            @Nullable Long id,
            @Nullable IssueStatus status) {}
}
