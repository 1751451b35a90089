package dev.amiss.issue.compat.sentry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.compat.ReportFields;
import dev.amiss.issue.intake.ForeignReport;
import dev.amiss.model.ReportKind;
import dev.amiss.service.inbox.Inbox.MessageId;
import org.jspecify.annotations.Nullable;

/** What a scheduled job says of its run. */
final class CheckIn {
    private CheckIn() {}

    /** A failure when the run failed, a recovery when it went well; null when it is still at work or says neither. */
    static @Nullable ForeignReport report(ObjectNode checkIn, String project) {
        String monitor = checkIn.path("monitor_slug").asText("");
        String status = checkIn.path("status").asText("");
        ReportKind kind = switch (status) {
            case "ok" -> ReportKind.RECOVERY;
            case "error", "missed", "timeout" -> ReportKind.FAILURE;
            default -> null;
        };
        if (kind == null || monitor.isBlank()) {
            return null;
        }
        String environment = checkIn.path("environment").asText("production");
        ReportFields fields = ReportFields.of(monitor, "check_in:" + monitor + "@" + environment)
                .source("sentry")
                .label("project", project)
                .label("monitor", monitor)
                .label("environment", environment)
                .detail("status", status)
                .detail("duration", checkIn.get("duration"))
                .detail("release", checkIn.get("release"))
                .detail("check_in_id", checkIn.get("check_in_id"))
                .detail("monitor_config", checkIn.get("monitor_config"));
        String scope = "sentry:" + project;
        String id = SentryEvent.id(checkIn.path("check_in_id"));
        boolean isKnown = id != null && !id.chars().allMatch(c -> c == '0');
        return new ForeignReport(
                scope, kind, fields.fields(), isKnown ? new MessageId(scope, "check_in:" + id + ":" + status) : null);
    }
}
