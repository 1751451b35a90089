package dev.amiss.assertion.check.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.outgoing.OutgoingHttp;
import dev.amiss.service.outgoing.OutgoingRequest;
import dev.amiss.service.outgoing.OutgoingResponse;
import java.util.EnumSet;
import java.util.Set;

/** Sends one request and judges its answer. */
record HttpCheck(OutgoingHttp http, OutgoingRequest request, HttpExpectations expectations) implements Check {
    /** Reasons that lie with us and say nothing of the other side. */
    private static final Set<FailureReason> OURS =
            EnumSet.of(FailureReason.FORBIDDEN_ADDRESS, FailureReason.INVALID, FailureReason.BUG);

    @Override
    public Finding run(CheckRun run) {
        OutgoingResponse response = http.sendAndWait(request.withTimeout(run.timeout()));
        if (response instanceof OutgoingResponse.Failure failure) {
            return noAnswer(failure);
        }
        return new Finding.Whole(expectations.outcome((OutgoingResponse.Answer) response, run.now()));
    }

    private static Finding noAnswer(OutgoingResponse.Failure failure) {
        if (OURS.contains(failure.reason())) {
            return new Finding.Whole(new CouldNotRun(failure.reason(), failure.message()));
        }
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.putArray("unmet").add("no answer: " + failure.message());
        details.put("reason", failure.reason().wire());
        details.put("latency_ms", failure.latency().toMillis());
        return new Finding.Whole(new Failed(details));
    }
}
