package dev.amiss.issue.compat.alertmanager;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of an alert, for the API's description; it is read field by field. */
@Schema(description = "An alert as Prometheus sends it")
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record PostableAlert(
        @Schema(description = "its key, alertname among them", example = "{\"alertname\": \"DiskFull\"}")
        Map<String, String> labels,

        @Schema(description = "what else is said of it") @Nullable
        Map<String, String> annotations,

        @Schema(description = "when it began") @Nullable Instant startsAt,

        @Schema(description = "when it is over unless it is sent again") @Nullable
        Instant endsAt,

        @Schema(description = "where it comes from") @Nullable
        String generatorURL) {}
