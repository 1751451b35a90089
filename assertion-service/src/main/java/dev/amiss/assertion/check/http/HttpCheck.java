package dev.amiss.assertion.check.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.check.WaitingCheck;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.service.outgoing.OutgoingHttp;
import dev.amiss.service.outgoing.OutgoingRequest;
import dev.amiss.service.outgoing.OutgoingResponse;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Sends one request and judges its answer. */
record HttpCheck(OutgoingHttp http, OutgoingRequest request, HttpExpectations expectations) implements WaitingCheck {
    @Override
    public CompletionStage<Finding> start(CheckRun run) {
        return http.send(request.withTimeout(run.timeout()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(response -> judge(response, run.now()))
                .subscribeAsCompletionStage();
    }

    private Finding judge(OutgoingResponse response, Instant now) {
        if (response instanceof OutgoingResponse.Failure failure) {
            return noAnswer(failure);
        }
        return new Finding.Whole(expectations.outcome((OutgoingResponse.Answer) response, now));
    }

    private static Finding noAnswer(OutgoingResponse.Failure failure) {
        if (failure.reason().isOurs()) {
            return new Finding.Whole(new CouldNotRun(failure.reason(), failure.message()));
        }
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.putArray("unmet").add("no answer: " + failure.message());
        details.put("reason", failure.reason().wire());
        details.put("latency_ms", failure.latency().toMillis());
        return new Finding.Whole(new Failed(details));
    }
}
