package dev.amiss.issue.compat.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {
    private static List<String> read(String envelope) throws IOException {
        EnvelopeReader reader = new EnvelopeReader(
                new ByteArrayInputStream(envelope.getBytes(StandardCharsets.UTF_8)), Set.of("event"));
        List<String> payloads = new ArrayList<>();
        for (EnvelopeReader.Item item = reader.next(); item != null; item = reader.next()) {
            payloads.add(item.payload().toString());
        }
        return payloads;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}\n{\"type\":\"event\",\"length\":7}\n{\"a\":1}\n",
                "{}\n{\"type\":\"event\",\"length\":7}\n{\"a\":1}",
                "{}\n{\"type\":\"event\"}\n{\"a\":1}\n",
                "{}\n{\"type\":\"event\"}\n{\"a\":1}",
                "{\"event_id\":\"x\"}\n{\"type\":\"attachment\",\"length\":5}\na\nb\nc\n{\"type\":\"event\"}\n{\"a\":1}\n\n",
                "{}\n{\"type\":\"never-heard-of\"}\nanything at all\n{\"type\":\"event\"}\n{\"a\":1}",
                "{}\n{\"type\":\"attachment\",\"length\":0}\n\n{\"type\":\"event\"}\n{\"a\":1}",
            })
    void items_that_were_asked_for_are_found(String envelope) throws IOException {
        assertThat(read(envelope)).containsExactly("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{}\n", "{\"event_id\":\"x\"}\n\n"})
    void an_empty_envelope_has_none(String envelope) throws IOException {
        assertThat(read(envelope)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json\n",
                "[]\n",
                "{}\nno json\n",
                "{}\n{\"type\":\"event\",\"length\":3}\n{\"a\":1}\n",
                "{}\n{\"type\":\"event\",\"length\":70}\n{\"a\":1}\n",
                "{}\n{\"type\":\"attachment\",\"length\":70}\nabc",
                "{}\n{\"type\":\"event\"}\nno json\n",
                "{}\n{\"type\":\"event\",\"length\":999999999}\n{}\n",
            })
    void what_is_no_envelope_is_refused(String envelope) {
        assertThatThrownBy(() -> read(envelope)).isInstanceOf(SentryProblem.class);
    }

    @Test
    void numbers_that_are_no_length_are_none() throws IOException {
        assertThat(read("{}\n{\"type\":\"event\",\"length\":-1}\n{\"a\":1}\n")).containsExactly("{\"a\":1}");
    }
}
