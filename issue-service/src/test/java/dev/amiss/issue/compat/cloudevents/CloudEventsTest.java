package dev.amiss.issue.compat.cloudevents;

import static dev.amiss.issue.IssueApi.unique;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CloudEventsTest {
    private static Response send(String type, String body) {
        return given().header("Content-Type", type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/issues");
    }

    private static Response binary(String id, String name) {
        return given().header("Content-Type", "application/json; charset=utf-8")
                .header("ce-specversion", "1.0")
                .header("ce-type", "com.example.failed")
                .header("ce-source", "/components/orders")
                .header("ce-id", id)
                .header("ce-time", "2026-11-23T20:00:00Z")
                .body("{\"name\":\"%s\"}".formatted(name).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/issues");
    }

    private static String structured(String id, String data) {
        return """
                {"specversion":"1.0","type":"com.example.failed","source":"/components/orders","id":"%s",
                 "time":"2026-11-23T20:00:00Z","datacontenttype":"application/json",%s}""".formatted(id, data);
    }

    @Test
    void an_event_in_binary_mode_counts_once_and_is_answered_the_same_again() {
        String name = unique("binary");
        String id = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            binary(id, name).then().statusCode(201).body("name", equalTo(name)).body("occurrences", equalTo(1));
        }
        binary(id + "%20b", name).then().statusCode(200).body("occurrences", equalTo(2));
        binary(id + " b", name).then().statusCode(200).body("occurrences", equalTo(2));
    }

    @Test
    void an_event_in_structured_mode_counts_once() {
        String name = unique("structured");
        String event = structured(UUID.randomUUID().toString(), "\"data\":{\"name\":\"%s\"}".formatted(name));

        for (int i = 0; i < 2; i++) {
            send("application/cloudevents+json; charset=UTF-8", event)
                    .then()
                    .statusCode(201)
                    .header("Location", containsString("/api/v1/issues/"))
                    .body("name", equalTo(name))
                    .body("occurrences", equalTo(1));
        }
    }

    @Test
    void data_may_come_as_base64() {
        String name = unique("base64");
        String data = Base64.getEncoder()
                .encodeToString("{\"name\":\"%s\"}".formatted(name).getBytes(StandardCharsets.UTF_8));

        send("application/cloudevents+json", structured("b-" + name, "\"data_base64\":\"%s\"".formatted(data)))
                .then()
                .statusCode(201)
                .body("name", equalTo(name));
    }

    @Test
    void a_batch_is_answered_one_by_one() {
        String name = unique("batch");
        String event = structured("batch-" + name, "\"data\":{\"name\":\"%s\"}".formatted(name));
        String recovery =
                structured("over-" + name, "\"data\":{\"name\":\"%s\",\"kind\":\"recovery\"}".formatted(name));

        send("application/cloudevents-batch+json", "[" + event + "," + event + ",{\"id\":\"x\"}," + recovery + "]")
                .then()
                .statusCode(200)
                .body("results.status", contains(201, 201, 400, 200));
        send("application/cloudevents-batch+json", "[]").then().statusCode(200).body("results", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"s\",\"data\":{\"name\":\"x\"}} | /id",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"\",\"id\":\"1\",\"data\":{\"name\":\"x\"}} | /source",
                "{\"specversion\":\"0.3\",\"type\":\"t\",\"source\":\"s\",\"id\":\"1\",\"data\":{\"name\":\"x\"}} | /specversion",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"s\",\"id\":\"1\",\"data\":\"x\"} | /data",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"s\",\"id\":\"1\"} | /data",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"s\",\"id\":\"1\",\"data\":{}} | /name",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"s\",\"id\":\"1\",\"data\":{},\"data_base64\":\"e30=\"} | /data_base64",
            })
    void an_event_that_is_none_is_refused_by_pointer(String event, String pointer) {
        send("application/cloudevents+json", event)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void headers_that_are_not_encoded_as_they_should_be_are_refused() {
        binary("%C0%A0", unique("bad")).then().statusCode(400).body("detail", startsWith("ce-id"));
        given().header("Content-Type", "application/json")
                .header("ce-specversion", "0.3")
                .header("ce-type", "t")
                .header("ce-source", "s")
                .header("ce-id", "1")
                .body("{\"name\":\"x\"}")
                .post("/api/v1/issues")
                .then()
                .statusCode(400);
    }

    @Test
    void whoever_asks_whether_events_may_be_sent_is_told() {
        given().header("WebHook-Request-Origin", "eventemitter.example.com")
                .options("/api/v1/issues")
                .then()
                .statusCode(200)
                .header("WebHook-Allowed-Origin", "eventemitter.example.com")
                .header("WebHook-Allowed-Rate", "*")
                .header("Allow", containsString("POST"));
    }
}
