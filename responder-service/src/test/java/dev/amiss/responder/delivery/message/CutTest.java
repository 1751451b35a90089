package dev.amiss.responder.delivery.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutTest {
    @ParameterizedTest
    @CsvSource({"abc,3,abc", "abcd,3,ab…", "😀😀,3,😀…", "😀😀,4,😀😀", "a😀b,3,a…"})
    void characters_end_in_an_ellipsis_and_never_in_half_a_character(String text, int most, String cut) {
        assertThat(Cut.characters(text, most)).isEqualTo(cut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaaaaaa", "ääääääää", "€€€€€€", "😀😀😀😀"})
    void bytes_are_counted_as_utf_8(String text) {
        String cut = Cut.bytes(text, 11);

        assertThat(cut).endsWith("…");
        assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(8, 11);
        assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(cut);
        assertThat(Cut.bytes(text, 100)).isEqualTo(text);
    }

    @Test
    void json_that_fits_stays_as_it_is() {
        ObjectNode small = Json.mapper().createObjectNode().put("a", "x".repeat(1_000));

        assertThat(Cut.json(small, 2_000)).isSameAs(small);
    }

    @Test
    void json_keeps_its_fields_and_loses_the_ends_of_lists_and_texts() {
        ObjectNode large = Json.mapper().createObjectNode().put("text", "é".repeat(100_000));
        large.putObject("inner").put("short", "stays").put("long", "x".repeat(50_000));
        for (int index = 0; index < 10_000; index++) {
            large.withArray("list").add("element " + index);
        }

        ObjectNode cut = Cut.json(large, 20_000);

        assertThat(bytes(cut)).isLessThanOrEqualTo(20_000);
        assertThat(cut.path("inner").path("short").asText()).isEqualTo("stays");
        assertThat(cut.path("inner").path("long").asText()).endsWith("…");
        assertThat(cut.path("list")).hasSize(51);
        assertThat(cut.path("list").get(50).asText()).isEqualTo("… and 9950 more");
    }

    @Test
    void json_of_too_many_fields_becomes_the_beginning_of_its_text() {
        ObjectNode wide = Json.mapper().createObjectNode();
        for (int index = 0; index < 20_000; index++) {
            wide.put("\"field\" " + index, "\u0001\n\"");
        }

        ObjectNode cut = Cut.json(wide, 10_000);

        assertThat(bytes(cut)).isLessThanOrEqualTo(10_000);
        assertThat(cut.path("_shortened").asText()).startsWith("{\"\\\"field\\\" 0\"");
    }

    private static int bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
