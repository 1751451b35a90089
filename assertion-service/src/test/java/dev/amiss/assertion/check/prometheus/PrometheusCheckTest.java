package dev.amiss.assertion.check.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.amiss.assertion.testing.Checks;
import dev.amiss.assertion.testing.Reported;
import dev.amiss.assertion.testing.Target;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PrometheusCheckTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Target prometheus = new Target();
    private final Reported reported = new Reported();

    @AfterEach
    void close() {
        prometheus.close();
        reported.close();
    }

    @Test
    void each_series_for_which_the_comparison_holds_is_an_issue_that_resolves_with_it() {
        vector(series("db1", "7"), series("db2", "9"), series("db3", "1"));
        long id = Checks.create(check(", \"fails_when\": \"> 5\""), ", \"labels\": {\"team\": \"db\"}");

        Checks.run(id).body("outcome", equalTo("failed")).body("failing_records", equalTo(2));
        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).hasSize(2));
        var first = reported.of(id).stream()
                .filter(each -> each.recordId().contains("db1"))
                .findFirst()
                .orElseThrow()
                .value();
        assertThat(first.path("record").path("id").asText()).isEqualTo("lag{instance=\"db1\",job=\"pg\"}");
        assertThat(first.path("labels").path("instance").asText()).isEqualTo("db1");
        assertThat(first.path("labels").path("team").asText()).isEqualTo("db");
        assertThat(first.path("labels").has("__name__")).isFalse();
        assertThat(first.path("details").path("value").asDouble()).isEqualTo(7);
        assertThat(first.path("details").path("fails_when").asText()).isEqualTo("> 5");

        vector(series("db1", "2"), series("db3", "1"));
        Checks.run(id).body("outcome", equalTo("passed")).body("recovered", equalTo(2));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(reported.kindsOf(id)).containsExactly("failure", "failure", "recovery", "recovery"));
    }

    @Test
    void a_series_that_flaps_keeps_its_labels_beside_the_mark() {
        long id = Checks.create(
                check(", \"fails_when\": \"> 5\""), ", \"flapping\": {\"changes\": 2, \"within_sec\": 600}");
        for (String value : new String[] {"7", "1", "7"}) {
            vector(series("db1", value), series("db2", "1"));
            Checks.run(id);
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(id)).containsExactly("failure", "failure", "failure"));
        assertThat(reported.of(id).subList(1, 3)).allSatisfy(marked -> {
            assertThat(marked.value().path("labels").path("instance").asText()).isEqualTo("db1");
            assertThat(marked.value().path("labels").path("flapping").asText()).isEqualTo("true");
        });
    }

    @Test
    void the_query_is_asked_as_it_was_written() {
        List<String> asked = new ArrayList<>();
        prometheus.answers(exchange -> {
            asked.add(exchange.getRequestURI().getRawPath() + "?"
                    + exchange.getRequestURI().getQuery());
            Target.send(
                    exchange,
                    200,
                    "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"3\"]}}");
        });

        Checks.resultOf("""
                        {"type": "prometheus", "url": "%s", "query": "sum(rate(x{a=\\"b c\\"}[5m])) + 1", "fails_when": "> 5"}""".formatted(prometheus.url())).body("outcome", equalTo("passed"));

        assertThat(asked).containsOnly("/api/v1/query?query=sum(rate(x{a=\"b c\"}[5m])) + 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    , "fails_when": "> 5"                       | error
                    , "fails_when": "> 5", "no_data": "pass"    | passed
                    , "fails_when": "> 5", "no_data": "fail"    | failed
                                                                | passed
                    , "no_data": "fail"                         | failed
                    """)
    void what_no_data_means_can_be_said(String more, String outcome) {
        vector();

        Checks.resultOf(check(more == null ? "" : more)).body("outcome", equalTo(outcome));
    }

    @Test
    void a_series_without_a_number_keeps_its_state() {
        vector(series("db1", "7"));
        long id = Checks.create(check(", \"fails_when\": \"> 5\""), "");
        Checks.run(id).body("failing_records", equalTo(1));

        vector(series("db1", "NaN"), series("db2", "1"));
        Checks.run(id).body("failing_records", equalTo(1)).body("erring_records", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    400 | {"status":"error","errorType":"bad_data","error":"parse error at char 3"} | invalid      | parse error at char 3
                    200 | <html>                                                                    | server_error | This is no Prometheus API
                    503 | oops                                                                      | server_error | answered 503
                    200 | {"status":"success","data":{"resultType":"matrix","result":[]}}           | invalid      | is a matrix
                    """)
    void an_answer_that_is_none_is_an_error_of_the_check(int status, String body, String reason, String message) {
        prometheus.answers(status, body);

        Checks.resultOf(check(", \"fails_when\": \"> 5\""))
                .body("outcome", equalTo("error"))
                .body("details.reason", equalTo(reason))
                .body("details.message", containsString(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"type": "prometheus", "query": "up"}                                               | /check/url
                    {"type": "prometheus", "url": "http://p:9090"}                                      | /check/query
                    {"type": "prometheus", "url": "http://p:9090", "query": "up", "fails_when": "> x"}  | /check/fails_when
                    {"type": "prometheus", "url": "http://p:9090", "query": "up", "no_data": "maybe"}   | /check/no_data
                    """)
    void wrong_fields_are_named(String check, String pointer) {
        Checks.post(check).statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    private void vector(String... series) {
        prometheus.answers(
                200,
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + String.join(",", series)
                        + "]}}");
    }

    private static String series(String instance, String value) {
        return """
                {"metric":{"__name__":"lag","job":"pg","instance":"%s"},"value":[1700000000.1,"%s"]}""".formatted(instance, value);
    }

    private String check(String more) {
        return """
                {"type": "prometheus", "url": "%s", "query": "lag"%s}""".formatted(prometheus.url(), more);
    }
}
