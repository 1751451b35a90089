package dev.amiss.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.embedded.RealParts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL and Kafka that somebody else runs, and that go away for a while. */
class OutageEndToEndTest {
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofSeconds(90);
    private static RunningAmiss amiss = new RunningAmiss(Map.of());
    private static StubServer stub = new StubServer();

    @BeforeAll
    static void start() {
        new RealParts().start();
        amiss = new RunningAmiss(Map.of(
                        "AMISS_POSTGRES_URL", RealParts.jdbcUrl(),
                        "AMISS_KAFKA_BOOTSTRAP", RealParts.bootstrap(),
                        "AMISS_RETRY_WAITS", "1,1,2,2"))
                .up();
        amiss.responders().expect(201, "POST", "/api/v1/responders", """
                        {"watch_pattern": "outage ", "actions": [{"target_function": "issue.actions.webhook",
                         "function_kwargs": {"url": "%s"}}]}""".formatted(stub.url("/outage")));
    }

    @AfterAll
    static void stop() {
        amiss.close();
        stub.close();
        RealParts.kafka().kill();
        RealParts.postgres().stop();
    }

    @Test
    void what_was_accepted_while_kafka_was_away_is_answered_when_it_is_back() {
        RealParts.kafka().stop();
        JsonNode during = amiss.issues().open("outage of kafka");
        await().atMost(LONG).until(() -> notReady(amiss.issues()).contains("afka"));
        await().pollDelay(OUTAGE).atMost(LONG).until(() -> true);

        RealParts.kafka().start();

        awaitAnswered(during);
        awaitReady();
    }

    @Test
    void nothing_accepted_is_lost_while_postgresql_is_away() {
        JsonNode before = amiss.issues().open("outage of postgresql, before");
        RealParts.postgres().stop();
        await().atMost(LONG).until(() -> !notReady(amiss.issues()).isEmpty());
        assertThat(amiss.issues()
                        .send("POST", "/api/v1/issues", "{\"name\": \"outage of postgresql, during\"}")
                        .statusCode())
                .isEqualTo(503);
        await().pollDelay(OUTAGE).atMost(LONG).until(() -> true);

        RealParts.postgres().start();

        awaitReady();
        awaitAnswered(before);
        JsonNode after = amiss.issues().open("outage of postgresql, after");
        awaitAnswered(after);
    }

    private static void awaitAnswered(JsonNode issue) {
        await().atMost(LONG)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(amiss.issues().history(issue)).contains("action_succeeded"));
    }

    private static void awaitReady() {
        for (Api service : List.of(amiss.issues(), amiss.responders(), amiss.assertions())) {
            await().atMost(LONG)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(notReady(service)).isEmpty());
        }
    }

    /** What a service says is not ready; empty if all is. */
    private static String notReady(Api service) {
        io.restassured.response.Response response = service.get("/q/health/ready");
        return response.statusCode() == 200 ? "" : response.asString();
    }
}
