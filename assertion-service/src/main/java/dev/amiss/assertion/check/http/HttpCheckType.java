package dev.amiss.assertion.check.http;

import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.check.Evidence;
import dev.amiss.assertion.check.UrlField;
import dev.amiss.assertion.expression.Expression;
import dev.amiss.assertion.expression.ExpressionLanguage;
import dev.amiss.assertion.expression.ExpressionLanguage.Kind;
import dev.amiss.assertion.expression.InvalidExpression;
import dev.amiss.service.outgoing.OutgoingHttp;
import dev.amiss.service.outgoing.OutgoingRequest;
import dev.amiss.service.problem.StrictFields;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code {"type": "http", "url": …}} with what to send and what to expect. */
@Singleton
class HttpCheckType implements CheckType {
    static final ExpressionLanguage LANGUAGE = new ExpressionLanguage(Map.of(
            "status", Kind.WHOLE_NUMBER,
            "json", Kind.ANYTHING,
            "body", Kind.TEXT,
            "latency_ms", Kind.WHOLE_NUMBER,
            "cert_days_left", Kind.ANYTHING,
            "headers", Kind.OBJECT));
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int LONGEST_BODY = 64 * 1024;
    private static final int MOST_HEADERS = 50;
    private static final int ANSWER_BYTES = 256 * 1024;

    private final OutgoingHttp http;

    HttpCheckType(OutgoingHttp http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public Check read(StrictFields fields) {
        Optional<String> url = UrlField.read(fields, "url");
        if (!fields.has("url")) {
            fields.reject("url", "is required, such as https://example.com/health");
        }
        String method = fields.oneOf("method", METHODS, HttpCheckType::method).orElse("GET");
        Map<String, String> headers = fields.texts("headers", MOST_HEADERS).orElse(Map.of());
        Optional<String> body = fields.text("body", LONGEST_BODY);
        OutgoingRequest request =
                OutgoingRequest.of(method, url.orElse("")).withHeaders(headers).withMaxBodyBytes(ANSWER_BYTES);
        OutgoingRequest complete = body.map(text -> request.withBody(text.getBytes(StandardCharsets.UTF_8)))
                .orElse(request);
        return new HttpCheck(http, complete, expectations(fields));
    }

    private static HttpExpectations expectations(StrictFields fields) {
        Optional<Integer> status = fields.integer("expect_status", 100, 599).map(Long::intValue);
        Optional<String> text = fields.text("expect_body", LONGEST_BODY);
        Optional<Long> latency = fields.integer("max_latency_ms", 1, 86_400_000);
        Optional<Expression> passes =
                fields.text("passes", ExpressionLanguage.LONGEST).flatMap(expression -> compile(fields, expression));
        return new HttpExpectations(status, text, latency, passes, new AnswerExample(Evidence.readRedacted(fields)));
    }

    private static Optional<Expression> compile(StrictFields fields, String expression) {
        try {
            return Optional.of(LANGUAGE.compile(expression));
        } catch (InvalidExpression e) {
            fields.reject("passes", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<String> method(String word) {
        return Optional.of(word.toUpperCase(Locale.ROOT)).filter(METHODS::contains);
    }
}
