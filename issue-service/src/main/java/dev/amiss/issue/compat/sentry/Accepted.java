package dev.amiss.issue.compat.sentry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What SDKs are answered, for the API's description. */
@Schema(name = "SentryAnswer")
record Accepted(
        @Schema(description = "the event's id; absent when there was no event") @Nullable
        String id) {}
