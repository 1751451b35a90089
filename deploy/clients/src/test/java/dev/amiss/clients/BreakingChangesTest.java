package dev.amiss.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BreakingChangesTest {
    private static final Path FOLDER = Path.of("../../docs/openapi");
    private static final String THINGS = """
            {"openapi": "3.1.0", "info": {"title": "Things", "version": "1"},
             "paths": {
                "/things": {"post": {
                    "operationId": "addThing",
                    "requestBody": {"required": true, "content": {"application/json": {
                        "schema": {"$ref": "#/components/schemas/ThingRequest"}}}},
                    "responses": {"201": {"description": "added", "content": {"application/json": {
                        "schema": {"$ref": "#/components/schemas/Thing"}}}}}}},
                "/things/{id}": {"get": {
                    "operationId": "getThing",
                    "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
                    "responses": {"200": {"description": "it", "content": {"application/json": {
                        "schema": {"$ref": "#/components/schemas/Thing"}}}}}}}},
             "components": {"schemas": {
                "ThingRequest": {"type": "object", "required": ["name"], "properties": {
                    "name": {"type": "string"}, "colour": {"type": ["string", "null"]}}},
                "Thing": {"type": "object", "required": ["id", "colour"], "properties": {
                    "id": {"type": "integer"}, "colour": {"type": ["string", "null"]}}}}}}""";

    @ParameterizedTest
    @ValueSource(strings = {"issue-service", "responder-service", "assertion-service"})
    void clients_of_the_last_release_work_with_what_is_served_now(String name) throws IOException {
        String released = Files.readString(FOLDER.resolve("released/" + name + ".json"));
        String now = Files.readString(FOLDER.resolve(name + ".json"));

        assertThat(BreakingChanges.between(released, now))
                .as("what breaks clients; docs/openapi/released says what to do")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"id\": {\"type\": \"integer\"}, ' | '' | Thing.id is gone",
                "', \"colour\": {\"type\": [\"string\", \"null\"]}}},' | '}},' | ThingRequest.colour is gone",
                "'\"id\": {\"type\": \"integer\"}, ' | '\"id\": {\"type\": \"string\"}, ' | integer",
                "'\"required\": [\"name\"]' | '\"required\": [\"name\", \"colour\"]' | Broken compatibility",
                "/things/{id} | /things/{id}/all | /things/{id}",
                "'\"get\": {' | '\"put\": {' | /things/{id}"
            })
    void what_would_break_a_client_is_found(String there, String instead, String found) {
        assertThat(THINGS).contains(there);

        assertThat(BreakingChanges.between(THINGS, THINGS.replace(there, instead)))
                .isNotEmpty()
                .anySatisfy(change -> assertThat(change).contains(found));
    }

    @Test
    void a_further_field_and_a_further_operation_break_nothing() {
        String more = THINGS.replace(
                        "\"Thing\": {\"type\": \"object\", \"required\": [\"id\", \"colour\"], \"properties\": {",
                        "\"Thing\": {\"type\": \"object\", \"required\": [\"id\", \"colour\"], \"properties\": {\"size\": {\"type\": \"integer\"},")
                .replace(
                        "\"paths\": {",
                        "\"paths\": {\"/more\": {\"get\": {\"operationId\": \"more\", \"responses\": {\"204\": {\"description\": \"nothing\"}}}},");

        assertThat(BreakingChanges.between(THINGS, more)).isEmpty();
    }
}
