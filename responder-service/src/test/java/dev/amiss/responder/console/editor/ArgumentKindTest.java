package dev.amiss.responder.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentKindTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url | {'type': 'string'} | TEXT",
                "message | {'type': 'string'} | LONG_TEXT",
                "summary | {'type': 'string', 'maxLength': 4096} | LONG_TEXT",
                "x | {'type': 'string', 'contentMediaType': 'text/html'} | LONG_TEXT",
                "url | {'type': 'string', 'writeOnly': true} | SECRET",
                "api_key | {'type': 'string'} | SECRET",
                "x | {'enum': ['a', 'b']} | CHOICE",
                "x | {'enum': ['a', 1]} | JSON",
                "x | {'type': 'boolean'} | YES_NO",
                "x | {'type': 'integer'} | NUMBER",
                "x | {'type': ['number', 'null']} | NUMBER",
                "x | {'type': 'array', 'items': {'type': 'string'}} | LINES",
                "x | {'type': ['string', 'array']} | LINES",
                "x | {'$ref': '#/$defs/addresses'} | LINES",
                "x | {'type': 'array', 'items': {'type': 'object'}} | JSON",
                "x | {'type': 'object'} | JSON",
                "x | {} | JSON",
                "x | true | JSON"
            })
    void an_argument_is_asked_for_as_its_schema_says(String name, String schema, ArgumentKind kind)
            throws JsonProcessingException {
        String document = ("{'type': 'object', '$defs': {'addresses': {'type': ['string', 'array']}},"
                        + " 'properties': {'" + name + "': " + schema + "}}")
                .replace('\'', '"');

        var arguments = Argument.of((ObjectNode) Json.mapper().readTree(document));

        assertThat(arguments.get(0).kind()).isEqualTo(kind);
    }
}
