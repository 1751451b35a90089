package dev.amiss.service.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import dev.amiss.service.problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KwargsSchemaTest {
    private static final String EMAIL = """
            {
              "type": "object",
              "properties": {
                "subject": {"type": "string", "minLength": 1},
                "recipients": {"type": ["string", "array"], "items": {"type": "string"}},
                "copies": {"type": "integer", "maximum": 3}
              },
              "required": ["subject", "recipients"]
            }
            """;

    @Test
    void right_arguments_have_no_errors() throws JsonProcessingException {
        assertThat(errors(EMAIL, "{\"subject\": \"Doh!\", \"recipients\": \"a@b.c\"}"))
                .isEmpty();
        assertThat(errors(EMAIL, "{\"subject\": \"Doh!\", \"recipients\": [\"a@b.c\"], \"copies\": 3}"))
                .isEmpty();
    }

    @Test
    void all_errors_are_told_with_their_places() throws JsonProcessingException {
        assertThat(errors(EMAIL, "{\"recipients\": [\"a@b.c\", 7], \"copies\": 4, \"sub~ject/\": \"x\"}"))
                .extracting(FieldError::pointer)
                .containsExactly("/kwargs/copies", "/kwargs/recipients/1", "/kwargs/subject", "/kwargs/sub~0ject~1");
    }

    @Test
    void an_unknown_argument_is_told_with_the_known_ones() throws JsonProcessingException {
        assertThat(errors(EMAIL, "{\"subject\": \"Doh!\", \"recipients\": \"x\", \"recipient\": \"x\"}"))
                .containsExactly(
                        new FieldError("/kwargs/recipient", "is unknown; known are subject, recipients, copies"));
    }

    @Test
    void a_missing_argument_is_told() throws JsonProcessingException {
        assertThat(errors(EMAIL, "{\"subject\": \"Doh!\"}"))
                .containsExactly(new FieldError("/kwargs/recipients", "is required"));
    }

    @Test
    void an_argument_of_a_wrong_type_is_told_in_words() throws JsonProcessingException {
        assertThat(errors(EMAIL, "{\"subject\": 7, \"recipients\": \"x\"}"))
                .containsExactly(new FieldError("/kwargs/subject", "integer found, string expected"));
    }

    @Test
    void other_than_an_object_is_an_error_of_the_whole() throws JsonProcessingException {
        assertThat(errors(EMAIL, "[]")).extracting(FieldError::pointer).containsExactly("/kwargs");
    }

    @Test
    void a_schema_may_allow_unknown_arguments_itself() throws JsonProcessingException {
        String open = "{\"type\": \"object\", \"additionalProperties\": {\"type\": \"string\"}}";

        assertThat(errors(open, "{\"a\": \"x\"}")).isEmpty();
        assertThat(errors(open, "{\"a\": 1}")).hasSize(1);
    }

    @Test
    void a_composed_schema_knows_the_arguments_of_its_parts() throws JsonProcessingException {
        String composed = """
                {"type": "object", "$ref": "#/$defs/base",
                 "$defs": {"base": {"properties": {"a": {"type": "string"}}}}}
                """;

        assertThat(errors(composed, "{\"a\": \"x\"}")).isEmpty();
        assertThat(errors(composed, "{\"b\": \"x\"}"))
                .extracting(FieldError::pointer)
                .containsExactly("/kwargs/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"type\": \"string\"}",
                "{\"type\": \"object\", \"properties\": 3}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"text\"}}}",
                "{\"type\": \"object\", \"$ref\": \"http://127.0.0.1:1/schema\"}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"pattern\": \"(\"}}}"
            })
    void a_schema_that_does_not_hold_is_refused(String schema) {
        assertThatThrownBy(() -> KwargsSchema.of(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema");
    }

    @Test
    void the_document_shows_that_unknown_arguments_are_refused() {
        assertThat(KwargsSchema.of(EMAIL).document().path("additionalProperties"))
                .isEqualTo(Json.mapper().getNodeFactory().booleanNode(false));
    }

    private static List<FieldError> errors(String schema, String kwargs) throws JsonProcessingException {
        JsonNode node = Json.mapper().readTree(kwargs);
        return KwargsSchema.of(schema).errors(node, "/kwargs");
    }
}
