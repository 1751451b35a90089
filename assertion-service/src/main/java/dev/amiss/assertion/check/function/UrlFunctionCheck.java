package dev.amiss.assertion.check.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.check.WaitingCheck;
import dev.amiss.service.outgoing.OutgoingHttp;
import dev.amiss.service.outgoing.OutgoingRequest;
import java.util.concurrent.CompletionStage;

/** Asks a function behind a URL, by POST of its keyword arguments. */
record UrlFunctionCheck(OutgoingHttp http, String url, JsonNode kwargs) implements WaitingCheck {
    @Override
    public CompletionStage<Finding> start(CheckRun run) {
        return http.send(OutgoingRequest.postJson(url, kwargs.toString()).withTimeout(run.timeout()))
                .<Finding>map(response -> new Finding.Whole(FunctionAnswer.outcome(response)))
                .subscribeAsCompletionStage();
    }
}
