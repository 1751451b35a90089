package dev.amiss.embedded.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentLintTest {
    private static final String GOOD = """
            {"components": {"schemas": {
                "AnyJson": {"description": "any JSON"},
                "Thing": {"type": "object", "required": ["name"], "properties": {
                    "name": {"type": "string", "description": "the name"}}}}},
             "paths": {"/things": {"post": {
                "operationId": "addThing", "summary": "Add one", "tags": ["Things"],
                "parameters": [{"name": "q", "description": "words", "schema": {"type": "string"}}],
                "requestBody": {"content": {"application/json": {
                    "schema": {"$ref": "#/components/schemas/Thing"}, "example": {"name": "it"}}}},
                "responses": {
                    "200": {"content": {"application/json": {"schema": {
                        "type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}}},
                    "400": {"description": "wrong"}}}}}}""";

    @Test
    void a_document_that_says_all_has_no_faults() throws Exception {
        assertThat(DocumentLint.faults(read(GOOD))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"operationId\": \"addThing\",' | '' | has no name",
                "addThing | ThingResource_add | add a line for ThingResource_add",
                "'\"summary\": \"Add one\",' | '' | has no summary",
                "'\"tags\": [\"Things\"],' | '' | has no tag",
                "', \"schema\": {\"type\": \"string\"}' | '' | parameter q of post /things has no type",
                "', \"description\": \"words\"' | '' | parameter q of post /things is not described",
                "', \"description\": \"the name\"' | '' | Thing.name is not described",
                "'\"400\": {\"description\": \"wrong\"}' | '\"500\": {}' | tells of no error",
                "'\"$ref\": \"#/components/schemas/Thing\"}, \"example\"' | '\"$ref\": \"#/components/schemas/AnyJson\"}, \"example\"' | takes JSON of no known form",
                "'\"items\": {\"$ref\": \"#/components/schemas/Thing\"}' | '\"x\": 1' | answers 200 with JSON of no known form",
                "'{\"name\": \"it\"}' | '{\"nam\": \"it\"}' | name is missing",
                "'{\"name\": \"it\"}' | '{\"name\": \"it\", \"colour\": 1}' | colour is not known",
                "'\"AnyJson\"' | '\"Thing1\"' | two are named alike"
            })
    void what_is_left_out_is_found(String there, String instead, String fault) throws Exception {
        assertThat(GOOD).contains(there);

        assertThat(DocumentLint.faults(read(GOOD.replace(there, instead == null ? "" : instead))))
                .anySatisfy(found -> assertThat(found).contains(fault));
    }

    private static JsonNode read(String text) throws JsonProcessingException {
        return Json.mapper().readTree(text);
    }
}
