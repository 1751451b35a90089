package dev.amiss.responder.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RehearseResourceTest {
    private static final String PAGER = """
            {"name": "rehearsed pager", "watch_pattern": "rehearsed", "severity": "critical", "actions": [
             {"id": "chat", "target_function": "test.actions.record"},
             {"target_function": "issue.actions.log", "delay_sec": 300},
             {"target_function": "test.actions.record", "on": "resolved", "delay_sec": 0.5}]}""";

    @Inject
    Jdbi jdbi;

    private static ValidatableResponse rehearse(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/responders/rehearse")
                .then();
    }

    @Test
    void an_escalation_is_played_second_by_second_and_nothing_happens() {
        rehearse("""
                {"responders": [%s, {"watch_pattern": "reh", "actions": [{"target_function": "issue.actions.log"}]}],
                 "events": [
                  {"at_sec": 0, "issue": {"name": "rehearsed outage", "severity": "critical", "details": {"tried": 3},
                   "labels": {"team": "pay"}, "source": "shop", "record": {"type": "account", "id": 42}}},
                  {"at_sec": 90, "name": "rehearsed outage", "status": "acknowledged"},
                  {"at_sec": 400, "name": "rehearsed outage", "status": "open"},
                  {"at_sec": 600, "name": "rehearsed outage", "status": "resolved"}],
                 "until_sec": 3600}""".formatted(PAGER))
                .statusCode(200)
                .body("is_complete", equalTo(true))
                .body(
                        "items.collect { it.at_sec + ' ' + it.responder + ' ' + it.action + ' ' + it.on + ' ' + it.round }",
                        equalTo(List.of(
                                "0 rehearsed pager chat created 1",
                                "0 reh issue.actions.log created 1",
                                "400 rehearsed pager issue.actions.log created 1",
                                "600.5 rehearsed pager test.actions.record resolved 1")))
                .body("items[0].issue", equalTo("rehearsed outage"))
                .body("items[0].target_function", equalTo("test.actions.record"))
                .body("items[0].containsKey('group')", equalTo(false));
        assertThat(stored("responder")).isZero();
        assertThat(stored("issue_projection")).isZero();
    }

    @Test
    void a_group_is_one_message_and_hours_hold_by_the_chosen_clock() {
        rehearse("""
                {"responders": [{"name": "storm", "watch_pattern": "db-", "group": {"by": ["severity"], "wait_sec": 30},
                  "actions": [{"id": "m", "target_function": "issue.actions.log",
                   "only_between": {"hours": "09:00-17:00", "days": ["mon"]}}]}],
                 "events": [{"at_sec": 0, "issue": {"name": "db-1"}}, {"at_sec": 10, "issue": {"name": "db-2"}}],
                 "until_sec": 864000, "starts_at": "2026-01-06T00:00:00Z"}""")
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].at_sec", equalTo(6 * 86_400 + 9 * 3_600 + 30))
                .body("items[0].group", equalTo(Map.of("key", "severity=error", "count", 2)));
    }

    @Test
    void a_responder_that_is_disabled_does_nothing() {
        rehearse("""
                {"responders": [{"watch_pattern": "x", "enabled": false, "actions": [{"target_function": "issue.actions.log"}]}],
                 "events": [{"at_sec": 0, "issue": {"name": "x"}}], "until_sec": 10}""").statusCode(200).body("items", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /responders",
                "{} | /events",
                "{} | /until_sec",
                "{'responders': []} | /responders",
                "{'responders': [7]} | /responders/0",
                "{'responders': [{'watch_pattern': 'x', 'actions': [{'target_function': 'nope'}]}]} | /responders/0/actions/0/target_function",
                "{'responders': [{'watch_pattern': 'x', 'odd': 1}]} | /responders/0/odd",
                "{'odd': 1} | /odd",
                "{'until_sec': 2592001} | /until_sec",
                "{'until_sec': 10, 'events': [{'at_sec': 11, 'issue': {'name': 'x'}}]} | /events/0/at_sec",
                "{'until_sec': 10, 'events': [{'issue': {'name': 'x'}}]} | /events/0/at_sec",
                "{'events': [{'at_sec': 5, 'issue': {'name': 'x'}}, {'at_sec': 4, 'issue': {'name': 'x'}}]} | /events/1/at_sec",
                "{'events': [{'at_sec': 0}]} | /events/0/issue",
                "{'events': [{'at_sec': 0, 'issue': {'name': 'x', 'colour': 'red'}}]} | /events/0/issue/colour",
                "{'events': [{'at_sec': 0, 'issue': {'name': 'x'}, 'status': 'open'}]} | /events/0/issue",
                "{'events': [{'at_sec': 0, 'issue': {'severity': 'bad'}}]} | /events/0/issue/severity",
                "{'events': [{'at_sec': 0, 'issue': {}}]} | /events/0/issue/name",
                "{'events': [{'at_sec': 0, 'name': 'x', 'status': 'gone'}]} | /events/0/status",
                "{'events': [{'at_sec': 0, 'name': 'x'}]} | /events/0/status",
                "{'events': [{'at_sec': 0, 'name': 'x', 'status': 'resolved'}]} | /events/0/name",
                "{'starts_at': 'monday'} | /starts_at",
            })
    void a_wrong_question_is_refused(String body, String pointer) {
        rehearse(body.replace('\'', '"')).statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    private int stored(String table) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM " + table + " WHERE name LIKE 'rehearsed%'")
                        .mapTo(Integer.class)
                        .one());
    }
}
