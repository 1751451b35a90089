package dev.amiss.issue.compat.icinga;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.issue.compat.ForeignTime;
import dev.amiss.issue.compat.ReportFields;
import dev.amiss.issue.intake.ForeignReport;
import dev.amiss.model.ReportKind;
import dev.amiss.model.Severity;
import java.util.List;

/** A passive result: 0 is well, for services 1 a warning, 2 critical and 3 unknown; a host is down by any other. */
final class CheckResult {
    private static final String SCOPE = "icinga";
    private static final List<String> KEPT = List.of(
            "plugin_output",
            "performance_data",
            "exit_status",
            "check_command",
            "check_source",
            "execution_start",
            "ttl");

    private CheckResult() {}

    static ForeignReport report(CheckedObject object, int exitStatus, JsonNode request) {
        ReportFields fields = ReportFields.of(object.name(), (object.isHost() ? "host:" : "service:") + object.name())
                .severity(severity(object, exitStatus))
                .source(request.path("check_source").asText(SCOPE))
                .occurredAt(ForeignTime.read(request.get("execution_end")))
                .label("host", object.host())
                .label("service", object.service());
        KEPT.forEach(name -> fields.detail(name, request.get(name)));
        return new ForeignReport(
                SCOPE, exitStatus == 0 ? ReportKind.RECOVERY : ReportKind.FAILURE, fields.fields(), null);
    }

    private static Severity severity(CheckedObject object, int exitStatus) {
        if (object.isHost() || exitStatus == 2) {
            return Severity.CRITICAL;
        }
        return exitStatus == 1 ? Severity.WARNING : Severity.ERROR;
    }
}
