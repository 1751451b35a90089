package dev.amiss.responder.responder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.amiss.responder.testing.Responders;
import dev.amiss.service.secret.StoredSecrets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ResponderResourceTest {
    private static final String SECRETIVE = """
            {"watch_pattern": "secretive", "actions": [{"target_function": "issue.actions.webhook",
              "function_kwargs": {"url": "https://example.com/", "secret": %s,
                "headers": {"Authorization": %s, "X-Team": "payments"}}}]}""";
    private static final String KEPT = "{\"$secret\": \"kept\"}";

    @Inject
    StoredSecrets stored;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"watch_pattern\": \"(a)\\\\1\", \"actions\": [{\"target_function\": \"issue.actions.log\"}]} | /watch_pattern | backreference",
                "{\"watch_pattern\": \"a(?=b)\", \"actions\": [{\"target_function\": \"issue.actions.log\"}]} | /watch_pattern | lookahead",
                "{\"watch_pattern\": \"((a{100}){100}){100}\", \"actions\": [{\"target_function\": \"issue.actions.log\"}]} | /watch_pattern | too large",
                "{\"actions\": [{\"target_function\": \"issue.actions.log\"}]} | /watch_pattern | at least one condition",
                "{\"watch_pattern\": null, \"severity\": null, \"when\": null, \"actions\": [{\"target_function\": \"issue.actions.log\"}]} | /watch_pattern | at least one condition",
                "{\"watch_pattern\": \"a\"} | /actions | at least one action",
                "{\"actions\": []} | /actions | at least one action",
                "{\"watch_pattern\": \"a\", \"colour\": 1, \"actions\": [{\"target_function\": \"issue.actions.log\"}]} | /colour | is not a field",
                "{\"watch_pattern\": \"a\", \"severity\": \"dreadful\", \"actions\": [{\"target_function\": \"issue.actions.log\"}]} | /severity | info, warning",
                "{\"when\": \"issue.\", \"actions\": [{\"target_function\": \"issue.actions.log\"}]} | /when | CEL",
                "{\"when\": \"1 + 1\", \"actions\": [{\"target_function\": \"issue.actions.log\"}]} | /when | true or false",
                "{\"watch_pattern\": \"a\", \"actions\": [{\"target_function\": \"issue.actions.nope\"}]} | /actions/0/target_function | issue.actions.email",
                "{\"watch_pattern\": \"a\", \"actions\": [{\"target_function\": \"issue.actions.log\", \"delay_sec\": -1}]} | /actions/0/delay_sec | number",
                "{\"watch_pattern\": \"a\", \"actions\": [{\"target_function\": \"issue.actions.log\", \"on\": \"closed\"}]} | /actions/0/on | created, acknowledged, resolved",
                "{\"watch_pattern\": \"a\", \"actions\": [{\"target_function\": \"issue.actions.log\", \"cancel_on\": [\"gone\"]}]} | /actions/0/cancel_on/0 | wont_fix",
                "{\"watch_pattern\": \"a\", \"actions\": [{\"target_function\": \"issue.actions.log\", \"function_kwargs\": {\"colour\": 1}}]} | /actions/0/function_kwargs/colour | unknown",
                "{\"watch_pattern\": \"a\", \"actions\": [{\"target_function\": \"issue.actions.email\", \"function_kwargs\": {}}]} | /actions/0/function_kwargs/recipients | required",
                "{\"watch_pattern\": \"a\", \"actions\": [{\"target_function\": \"issue.actions.email\", \"function_kwargs\": {\"recipients\": [\"x\"]}}]} | /actions/0/function_kwargs/recipients | mail address",
                "{\"watch_pattern\": \"a\", \"actions\": [{\"target_function\": \"issue.actions.email\", \"function_kwargs\": {\"recipients\": \"a@x.org\\r\\nBcc: b@x.org\"}}]} | /actions/0/function_kwargs/recipients | mail address",
                "{\"watch_pattern\": \"a\", \"actions\": [{\"target_function\": \"issue.actions.webhook\", \"function_kwargs\": {\"url\": \"ftp://x\"}}]} | /actions/0/function_kwargs/url | http",
                "{\"watch_pattern\": \"a\", \"actions\": [{\"target_function\": \"issue.actions.webhook\", \"function_kwargs\": {\"url\": \"https://u:p@x.org/\"}}]} | /actions/0/function_kwargs/url | Authorization",
                "{\"watch_pattern\": \"a\", \"actions\": [{\"target_function\": \"issue.actions.webhook\", \"function_kwargs\": {\"url\": \"https://x.org/\", \"secret\": {\"$secret\": \"kept\"}}}]} | /actions/0/function_kwargs/secret | no secret is kept",
            })
    void what_is_wrong_is_refused_by_pointer_and_rule(String body, String pointer, String rule) {
        Responders.post(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer))
                .body("errors.find { it.pointer == '" + pointer + "' }.detail", containsString(rule));
    }

    @Test
    void all_that_is_wrong_is_named_at_once() {
        Responders.post("""
                        {"watch_pattern": "a(?!b)", "severity": 7, "actions": [
                          {"target_function": "nope"}, {"target_function": "issue.actions.log", "delay_sec": "x"}]}""")
                .statusCode(400)
                .body(
                        "errors.pointer",
                        hasItems("/watch_pattern", "/severity", "/actions/0/target_function", "/actions/1/delay_sec"));
    }

    @Test
    void every_field_comes_back_as_it_was_sent() {
        int id = Responders.add("""
                {"name": "payments", "description": "d", "enabled": true, "watch_pattern": "pay.*",
                 "severity": "error", "labels": {"team": "payments"}, "when": "issue.occurrences > 1",
                 "allow_retry": true, "repeat_every_sec": 1800, "owner": "jane", "runbook_url": "https://x/",
                 "actions": [
                   {"id": "page", "target_function": "issue.actions.log", "delay_sec": 90, "on": "created",
                    "cancel_on": ["resolved"], "function_kwargs": {"message": "{issue.name}"}},
                   {"target_function": "issue.actions.log", "on": "resolved"}]}""");

        given().get("/api/v1/responders/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("payments"))
                .body("when", equalTo("issue.occurrences > 1"))
                .body("labels.team", equalTo("payments"))
                .body("repeat_every_sec", equalTo(1800))
                .body("actions[0].id", equalTo("page"))
                .body("actions[0].cancel_on", equalTo(List.of("resolved")))
                .body("actions[1].cancel_on", equalTo(List.of("open")))
                .body("actions[1].delay_sec", equalTo(0))
                .body("warnings", nullValue());
    }

    @Test
    void a_text_that_is_no_template_is_accepted_with_a_warning() {
        Responders.post(Responders.logging("warned", "\"function_kwargs\": {\"message\": \"{#if issue.x}oh\"}"))
                .statusCode(201)
                .body("warnings[0].pointer", equalTo("/actions/0/function_kwargs/message"));
    }

    @Test
    void secrets_are_never_answered_and_are_kept_by_a_put_that_sends_them_back() throws Exception {
        int id = Responders.add(SECRETIVE.formatted("\"whsec_c2VjcmV0\"", "\"Bearer x1y2\""));

        Responders.put(id, SECRETIVE.formatted(KEPT, KEPT))
                .statusCode(200)
                .body("actions[0].function_kwargs.secret.$secret", equalTo("kept"))
                .body("actions[0].function_kwargs.headers.Authorization.$secret", equalTo("kept"))
                .body("actions[0].function_kwargs.headers.X-Team", equalTo("payments"));
        String all =
                given().get("/api/v1/responders?limit=500").then().extract().asString();
        assertThat(all).doesNotContain("c2VjcmV0").doesNotContain("x1y2");
        List<ResponderActionEntity> actions =
                QuarkusTransaction.requiringNew().call(() -> ResponderActionEntity.of(id));
        assertThat(stored.open(actions.get(0).secrets))
                .containsEntry("/secret", "whsec_c2VjcmV0")
                .containsEntry("/headers/Authorization", "Bearer x1y2");
        assertThat(actions.get(0).secrets.toString())
                .contains("amiss1:k1:")
                .doesNotContain("c2VjcmV0")
                .doesNotContain("x1y2");
        assertThat(actions.get(0).functionKwargs.toString()).doesNotContain("c2VjcmV0");
    }

    @Test
    void responders_are_listed_page_by_page() {
        Set<Integer> added = new HashSet<>();
        for (int each = 0; each < 5; each++) {
            added.add(Responders.add(Responders.logging("paged-" + each, "")));
        }

        Set<Integer> seen = new HashSet<>();
        String cursor = "";
        while (cursor != null) {
            var page = given().queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/responders")
                    .then()
                    .statusCode(200)
                    .extract();
            List<Integer> ids = page.path("items.id");
            assertThat(seen).doesNotContainAnyElementsOf(ids);
            seen.addAll(ids);
            cursor = page.path("next_cursor");
        }
        assertThat(seen).containsAll(added);
    }

    @Test
    void a_deleted_responder_is_gone() {
        int id = Responders.add(Responders.logging("deleted", ""));

        given().delete("/api/v1/responders/" + id).then().statusCode(204);

        given().get("/api/v1/responders/" + id).then().statusCode(404);
        given().delete("/api/v1/responders/" + id).then().statusCode(404);
        given().queryParam("limit", 500).get("/api/v1/responders").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void a_responder_is_disabled_and_enabled_by_patch() {
        int id = Responders.add(Responders.logging("patched", ""));

        patch(id, "{\"enabled\": false}").statusCode(200).body("enabled", equalTo(false));
        patch(id, "{\"enabled\": true}").statusCode(200).body("enabled", equalTo(true));
        patch(id, "{\"name\": \"x\"}").statusCode(400).body("errors.pointer", hasItems("/enabled", "/name"));
    }

    private static ValidatableResponse patch(int id, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .patch("/api/v1/responders/" + id)
                .then();
    }

    @Test
    void the_same_idempotency_key_adds_one_responder() {
        String key = UUID.randomUUID().toString();
        String body = Responders.logging("idempotent", "");

        int first = post(key, body);
        int second = post(key, body);

        assertThat(second).isEqualTo(first);
    }

    private static int post(String key, String body) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/responders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void the_list_is_searched_by_text_and_by_state() {
        String name = "searched-" + UUID.randomUUID();
        int id = Responders.add("""
                {"name": "%s 100%%", "watch_pattern": "x", "actions": [{"target_function": "issue.actions.log"}]}""".formatted(name));

        found("?q=" + name.toUpperCase(Locale.ROOT)).body("items.id", equalTo(List.of(id)));
        found("?q=" + name + "&enabled=false").body("items.size()", equalTo(0));
        found("?q=" + name + "%25").body("items.size()", equalTo(0));
        given().get("/api/v1/responders?enabled=perhaps").then().statusCode(400);
    }

    private static ValidatableResponse found(String query) {
        return given().urlEncodingEnabled(false)
                .get("/api/v1/responders" + query)
                .then()
                .statusCode(200);
    }
}
