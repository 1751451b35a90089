package dev.amiss.assertion.check.tcp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.check.WaitingCheck;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import dev.amiss.service.outgoing.OutgoingSockets;
import dev.amiss.service.outgoing.SocketAnswer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Connects once. */
record TcpCheck(OutgoingSockets sockets, String host, int port, Optional<Long> maxLatencyMs) implements WaitingCheck {
    @Override
    public CompletionStage<Finding> start(CheckRun run) {
        return sockets.open(host, port, run.timeout())
                .<Finding>map(answer -> new Finding.Whole(outcome(answer)))
                .subscribeAsCompletionStage();
    }

    CheckOutcome outcome(SocketAnswer answer) {
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("host", host)
                .put("port", port)
                .put("latency_ms", answer.latency().toMillis());
        if (answer instanceof SocketAnswer.Failure failure) {
            return failure.reason().isOurs()
                    ? new CouldNotRun(failure.reason(), failure.message())
                    : new Failed(details.put("reason", failure.reason().wire()).put("message", failure.message()));
        }
        details.put("address", ((SocketAnswer.Opened) answer).address().getHostAddress());
        if (maxLatencyMs.isPresent() && answer.latency().toMillis() > maxLatencyMs.get()) {
            return new Failed(details.put("reason", "slow")
                    .put(
                            "message",
                            "took " + answer.latency().toMillis() + " ms, expected at most " + maxLatencyMs.get()));
        }
        return new Passed(details);
    }
}
