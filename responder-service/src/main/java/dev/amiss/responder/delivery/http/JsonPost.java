package dev.amiss.responder.delivery.http;

import dev.amiss.model.Json;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.Exchange;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.outgoing.OutgoingHttp;
import dev.amiss.service.outgoing.OutgoingRequest;
import dev.amiss.service.outgoing.OutgoingResponse;
import dev.amiss.service.outgoing.OutgoingResponse.Answer;
import dev.amiss.service.trace.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Posts JSON and says what the answer means for the action. Safe for use by many threads. */
@ApplicationScoped
public class JsonPost {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int ANSWER_BYTES = 2_048;
    private static final int SHOWN = 200;

    private final OutgoingHttp http;
    private final Clock clock;
    private final Traces traces;

    JsonPost(OutgoingHttp http, Clock clock, Traces traces) {
        this.http = http;
        this.clock = clock;
        this.traces = traces;
    }

    /** Any 2xx answer means that it was delivered. */
    public ActionOutcome send(Post post) {
        return send(post, ANSWER_BYTES, (answer, exchange) -> Optional.empty());
    }

    /**
     * @param mostAnswerBytes what of the answer is read
     * @param understand what a 2xx answer means; empty when it is as it seems
     */
    public ActionOutcome send(
            Post post, int mostAnswerBytes, BiFunction<Answer, Exchange, Optional<ActionOutcome>> understand) {
        OutgoingResponse response = http.sendAndWait(OutgoingRequest.of("POST", post.url())
                .withHeaders(trace())
                .withHeaders(post.headers())
                .withHeader("Content-Type", "application/json")
                .withBody(post.body().getBytes(StandardCharsets.UTF_8))
                .withTimeout(TIMEOUT)
                .withMaxBodyBytes(mostAnswerBytes));
        if (response instanceof OutgoingResponse.Failure failure) {
            return failed(failure, new Exchange(post.body(), null, null));
        }
        Answer answer = (Answer) response;
        Exchange exchange = new Exchange(post.body(), answer.status(), answer.text());
        if (answer.isSuccess()) {
            return understand
                    .apply(answer, exchange)
                    .orElseGet(() -> new ActionOutcome.Delivered(
                            Json.mapper().createObjectNode().put("http_status", answer.status()), exchange));
        }
        return refused(answer, exchange);
    }

    private Map<String, String> trace() {
        String current = traces.current();
        return current == null ? Map.of() : Map.of(Traces.HEADER, current);
    }

    private static ActionOutcome failed(OutgoingResponse.Failure failure, Exchange exchange) {
        return switch (failure.reason()) {
            case INVALID, FORBIDDEN_ADDRESS ->
                new ActionOutcome.Rejected(failure.reason(), failure.message(), exchange);
            default -> new ActionOutcome.RetryLater(failure.reason(), failure.message(), null, exchange);
        };
    }

    private ActionOutcome refused(Answer answer, Exchange exchange) {
        String text = answer.text().strip();
        String message = "HTTP " + answer.status()
                + (text.isEmpty() ? "" : ": " + text.substring(0, Math.min(text.length(), SHOWN)));
        Duration after = answer.header("Retry-After")
                .map(header -> RetryAfter.parse(header, clock))
                .orElse(null);
        if (answer.status() == 429) {
            return new ActionOutcome.RetryLater(FailureReason.RATE_LIMITED, message, after, exchange);
        }
        if (answer.status() == 408 || answer.status() >= 500) {
            return new ActionOutcome.RetryLater(FailureReason.SERVER_ERROR, message, after, exchange);
        }
        boolean isUnknown = answer.status() == 401 || answer.status() == 403;
        return new ActionOutcome.Rejected(
                isUnknown ? FailureReason.UNAUTHORIZED : FailureReason.REFUSED,
                answer.status() < 400 ? message + " (redirects are not followed)" : message,
                exchange);
    }
}
