package dev.amiss.issue.compat.alertmanager;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a notification, for the API's description; it is read field by field. */
@Schema(
        name = "AlertmanagerNotification",
        description = "A notification of version 4, as an Alertmanager or a Grafana sends it")
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record NotificationDocument(
        @Schema(description = "4") @Nullable String version,

        @Schema(description = "the group that it tells of") @Nullable
        String groupKey,

        @Schema(description = "firing or resolved") @Nullable
        String status,

        @Schema(description = "who was told") @Nullable String receiver,

        @Schema(description = "where the Alertmanager is") @Nullable
        String externalURL,

        @Schema(description = "each is a report") List<NotifiedAlert> alerts) {
    /** One alert. */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record NotifiedAlert(
            @Schema(description = "firing or resolved") @Nullable
            String status,

            @Schema(description = "its key, alertname among them")
            Map<String, String> labels,

            @Schema(description = "what else is said of it") @Nullable
            Map<String, String> annotations,

            @Schema(description = "when it began") @Nullable Instant startsAt,
            @Schema(description = "when it ended") @Nullable Instant endsAt,

            @Schema(description = "where it comes from") @Nullable
            String generatorURL) {}
}
