package dev.amiss.cli.moving;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code issue_issue} or {@code issue_modelissue}.
 *
 * @param details any JSON; a missing node for none
 * @param resolvedAt null as a rule: the library never set it
 * @param recordType such as {@code auth.user}; null without a record, or when its type is gone
 * @param recordId null without a record
 * @param isOutdone whether it is live and another live one of its name is the one that the library goes by
 */
record LibraryIssue(
        long id,
        String name,
        JsonNode details,
        Instant createdAt,
        int status,
        @Nullable Instant resolvedAt,
        @Nullable String recordType,
        @Nullable String recordId,
        boolean isOutdone) {
    private static final int RESOLVED = 1;
    private static final int WONT_FIX = 2;

    /** The status that it gets with us. */
    String wire() {
        if (status == RESOLVED || isOutdone) {
            return "resolved";
        }
        return status == WONT_FIX ? "wont_fix" : "open";
    }
}
