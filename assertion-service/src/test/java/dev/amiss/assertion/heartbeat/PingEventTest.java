package dev.amiss.assertion.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PingEventTest {
    @ParameterizedTest
    @CsvSource({
        "com.example.backup.failed, fail",
        "com.example.backup.started, start",
        "com.example.backup.completed, success",
        "backup/log, log",
        "backup, success"
    })
    void the_last_word_of_the_type_is_the_signal(String type, String kind) {
        var event = PingEvent.of(Map.of("ce-id", "1", "ce-source", "/jobs", "ce-type", type)::get, null)
                .orElseThrow();

        assertThat(new Sign(event.signal(), null, null, null, "POST", null).kind())
                .isEqualTo(kind);
    }

    @Test
    void a_structured_event_has_its_data_as_body() {
        byte[] body = """
                {"specversion": "1.0", "id": "7", "source": "/jobs", "type": "done", "subject": "s", "data": {"n": 1}}""".getBytes(StandardCharsets.UTF_8);

        var event = PingEvent.of(Map.of("Content-Type", "application/cloudevents+json; charset=utf-8")::get, body)
                .orElseThrow();

        assertThat(event.attributes())
                .hasToString("{\"id\":\"7\",\"source\":\"/jobs\",\"type\":\"done\",\"subject\":\"s\"}");
        assertThat(event.data()).asString(StandardCharsets.UTF_8).isEqualTo("{\"n\":1}");
    }

    @Test
    void what_lacks_an_id_is_an_ordinary_ping() {
        assertThat(PingEvent.of(Map.of("ce-source", "/jobs", "ce-type", "done")::get, null))
                .isEmpty();
        assertThat(PingEvent.of(Map.of("Content-Type", PingEvent.STRUCTURED)::get, new byte[] {'{'}))
                .isEmpty();
    }
}
