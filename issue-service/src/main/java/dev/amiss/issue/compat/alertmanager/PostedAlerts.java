package dev.amiss.issue.compat.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.issue.intake.BulkReader;
import dev.amiss.issue.intake.ForeignReport;
import dev.amiss.issue.intake.ForeignReports;
import dev.amiss.issue.intake.UnreadableReportException;
import dev.amiss.model.ReportKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The alerts of one POST as reports: one that ended is a recovery, others live until their end. Not thread-safe. */
final class PostedAlerts implements ForeignReports {
    private final BulkReader elements;
    private final Instant now;
    private final Duration resolveTimeout;

    PostedAlerts(BulkReader elements, Instant now, Duration resolveTimeout) {
        this.elements = elements;
        this.now = now;
        this.resolveTimeout = resolveTimeout;
    }

    @Override
    public @Nullable ForeignReport next() throws UnreadableReportException {
        JsonNode element = elements.next();
        return element == null ? null : report(Alert.read(element), now, resolveTimeout);
    }

    static ForeignReport report(Alert alert, Instant now, Duration resolveTimeout) {
        Instant endsAt = alert.endsAt();
        boolean isOver = endsAt != null && !endsAt.isAfter(now);
        Duration left = endsAt == null ? resolveTimeout : Duration.between(now, endsAt);
        return alert.report(
                isOver ? ReportKind.RECOVERY : ReportKind.FAILURE,
                isOver ? null : left,
                JsonNodeFactory.instance.objectNode());
    }
}
