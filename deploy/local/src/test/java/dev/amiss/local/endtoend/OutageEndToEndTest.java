package dev.amiss.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.embedded.RealParts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** PostgreSQL and Kafka go away for a while. */
@AmissOnOtherServers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageEndToEndTest {
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofSeconds(90);

    private final RunningAmiss amiss;
    private final StubServer stub = new StubServer();

    OutageEndToEndTest(RunningAmiss amiss) {
        this.amiss = amiss;
    }

    @BeforeAll
    void respond() {
        amiss.responders().expect(201, "POST", "/api/v1/responders", """
                        {"watch_pattern": "outage ", "actions": [{"target_function": "issue.actions.webhook",
                         "function_kwargs": {"url": "%s"}}]}""".formatted(stub.url("/outage")));
    }

    @AfterAll
    void stop() {
        stub.close();
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

    private void awaitAnswered(JsonNode issue) {
        await().atMost(LONG)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(amiss.issues().history(issue)).contains("action_succeeded"));
    }

    private void awaitReady() {
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
