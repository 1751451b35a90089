package dev.amiss.responder.delivery.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Issue;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionFunction;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.responder.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code issue.actions.log} */
@ApplicationScoped
class LogFunction implements ActionFunction {
    private static final Logger LOG = Logger.getLogger("dev.amiss.actions");

    @Override
    public String name() {
        return "issue.actions.log";
    }

    @Override
    public String description() {
        return "Writes a line to the responder service's log.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object",
                 "properties": {
                   "message": {"type": "string", "description": "what to write; the issue's name when absent"},
                   "level": {"enum": ["debug", "info", "warn", "error"], "description": "info when absent"}}}""";
    }

    @Override
    public @Nullable String destination(JsonNode kwargs) {
        return "log";
    }

    @Override
    public boolean reachesOut() {
        return false;
    }

    @Override
    public String preview(ActionCall call) {
        return line(call);
    }

    private static String line(ActionCall call) {
        Issue issue = call.issue();
        String message = Templates.oneLine(call.kwargs().path("message").asText(issue.name()));
        return message + " issue=" + issue.id() + " status=" + issue.status().wire();
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        LOG.log(level(call.kwargs()), line(call));
        return new ActionOutcome.Delivered(null);
    }

    private static Logger.Level level(JsonNode kwargs) {
        return Logger.Level.valueOf(kwargs.path("level").asText("info").toUpperCase(java.util.Locale.ROOT));
    }
}
