package dev.amiss.local.endtoend;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.amiss.model.Json;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** One replica's HTTP API. */
record Api(String base) {
    Response send(String method, String path, String body) {
        return given().baseUri(base)
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(body)
                .request(method, path);
    }

    Response get(String path) {
        return given().baseUri(base).urlEncodingEnabled(false).get(path);
    }

    /** Sends it and returns the answer. @throws AssertionError unless it has the wanted status */
    JsonNode expect(int status, String method, String path, String body) {
        Response response = send(method, path, body);
        if (response.statusCode() != status) {
            throw new AssertionError("%s %s%s %s%nwas to answer %d and answered %d: %s"
                    .formatted(method, base, path, body, status, response.statusCode(), response.asString()));
        }
        return json(response.asString());
    }

    JsonNode look(String path) {
        Response response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    "GET %s%s answered %d: %s".formatted(base, path, response.statusCode(), response.asString()));
        }
        return json(response.asString());
    }

    /** All items of a list, page by page. */
    List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String page = path + (path.contains("?") ? "&" : "?") + "limit=500";
        JsonNode answer = look(page);
        answer.path("items").forEach(items::add);
        while (!answer.path("next_cursor").isNull()
                && !answer.path("next_cursor").isMissingNode()) {
            answer = look(page + "&cursor=" + answer.path("next_cursor").asText());
            answer.path("items").forEach(items::add);
        }
        return items;
    }

    /** Reports a failure that is to be a new issue, and returns the issue. */
    JsonNode open(String name) {
        return expect(201, "POST", "/api/v1/issues", "{\"name\": \"" + name + "\"}");
    }

    /** Reports a failure, whatever becomes of it. */
    JsonNode report(String name) {
        return json(
                send("POST", "/api/v1/issues", "{\"name\": \"" + name + "\"}").asString());
    }

    JsonNode status(JsonNode issue, String status) {
        return expect(200, "PATCH", "/api/v1/issues/" + issue.path("id"), "{\"status\": \"" + status + "\"}");
    }

    JsonNode issue(JsonNode issue) {
        return look("/api/v1/issues/" + issue.path("id"));
    }

    /** The kinds of an issue's history in their order. */
    List<String> history(JsonNode issue) {
        return StreamSupport.stream(historyItems(issue).spliterator(), false)
                .map(entry -> entry.path("kind").asText())
                .toList();
    }

    JsonNode historyItems(JsonNode issue) {
        return look("/api/v1/issues/" + issue.path("id") + "/history?limit=500").path("items");
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + body, e);
        }
    }
}
