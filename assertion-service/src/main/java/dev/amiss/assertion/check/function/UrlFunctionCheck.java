package dev.amiss.assertion.check.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.service.outgoing.OutgoingHttp;
import dev.amiss.service.outgoing.OutgoingRequest;
import dev.amiss.service.outgoing.OutgoingResponse;

/** Asks a function behind a URL, by POST of its keyword arguments. */
record UrlFunctionCheck(OutgoingHttp http, String url, JsonNode kwargs) implements Check {
    @Override
    public Finding run(CheckRun run) {
        OutgoingResponse response = http.sendAndWait(
                OutgoingRequest.postJson(url, kwargs.toString()).withTimeout(run.timeout()));
        return new Finding.Whole(FunctionAnswer.outcome(response));
    }
}
