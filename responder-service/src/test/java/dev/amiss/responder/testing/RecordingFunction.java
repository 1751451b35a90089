package dev.amiss.responder.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionFunction;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.FailureReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A function as a plugin would bring it, that remembers its calls and ends as it is told. */
@ApplicationScoped
public class RecordingFunction implements ActionFunction {
    private final List<ActionCall> calls = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "test.actions.record";
    }

    @Override
    public String description() {
        return "Remembers its calls.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "properties": {
                   "text": {"type": "string"},
                   "door": {"type": "string"},
                   "pin": {"type": "string", "writeOnly": true},
                   "end": {"enum": ["well", "later", "never", "badly", "by_exception"]}}}""";
    }

    @Override
    public @Nullable String destination(JsonNode kwargs) {
        return "door:" + kwargs.path("door").asText("front");
    }

    @Override
    public ActionOutcome run(ActionCall call) throws Exception {
        calls.add(call);
        return switch (call.kwargs().path("end").asText("well")) {
            case "later" -> new ActionOutcome.RetryLater(FailureReason.SERVER_ERROR, "not now", null);
            case "badly" -> new ActionOutcome.Rejected(FailureReason.REFUSED, "not at all");
            case "by_exception" -> throw new IllegalStateException("a bug");
            case "never" -> {
                new CountDownLatch(1).await(1, TimeUnit.MINUTES);
                yield new ActionOutcome.Delivered(null);
            }
            default -> new ActionOutcome.Delivered(null);
        };
    }

    /** What was called about that issue. */
    public List<ActionCall> callsAbout(long issueId) {
        return calls.stream().filter(call -> call.issue().id() == issueId).toList();
    }
}
