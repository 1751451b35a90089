package dev.amiss.issue.compat.sentry;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What SDKs are answered whose message is refused, for the API's description. */
@Schema(name = "SentryRefusal")
record Refused(
        String detail, @Schema(description = "always empty") List<String> causes) {}
