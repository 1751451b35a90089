package dev.amiss.responder.action;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which actions to list, the latest first.
 *
 * @param statuses empty for all
 * @param before only those of lower ids; null for the first page
 */
record ActionQuery(
        @Nullable Long issueId,
        @Nullable Long responderId,
        List<String> statuses,
        @Nullable Long before,
        int limit) {}
