package dev.amiss.issue.compat.icinga;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CheckResultResourceTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PATH = "/v1/actions/process-check-result";

    /** As curl sends it with -d: Icinga's documentation never says another type. */
    private static Response send(String body) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(FORM, ContentType.TEXT)))
                .contentType(FORM)
                .accept("application/json")
                .body(body)
                .post(PATH);
    }

    private static JsonPath issues(String name) {
        return given().queryParam("name", name).get("/api/v1/issues").jsonPath();
    }

    private static String host() {
        return "h" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void a_critical_result_opens_and_an_ok_result_resolves() {
        String host = host();
        String result = """
                {"type":"Service","filter":"host.name==\\"%s\\" && service.name==\\"passive-ping6\\"","exit_status":%d,
                 "plugin_output":"PING CRITICAL - Packet loss = 100%%",
                 "performance_data":["rta=5000.000000ms;3000.000000;5000.000000;0.000000","pl=100%%;80;100;0"],
                 "check_source":"sat1","ttl":300}""";

        send(result.formatted(host, 2))
                .then()
                .statusCode(200)
                .body("results[0].code", equalTo(200.0f))
                .body(
                        "results[0].status",
                        equalTo("Successfully processed check result for object '" + host + "!passive-ping6'."));
        JsonPath issue = issues(host + "!passive-ping6");
        assertThat(issue.getString("items[0].severity")).isEqualTo("critical");
        assertThat(issue.getString("items[0].labels.host")).isEqualTo(host);
        assertThat(issue.getString("items[0].labels.service")).isEqualTo("passive-ping6");
        assertThat(issue.getString("items[0].details.plugin_output")).startsWith("PING CRITICAL");
        assertThat(issue.getList("items[0].details.performance_data")).hasSize(2);
        assertThat(issue.getString("items[0].expires_at")).isNull();

        send(result.formatted(host, 0)).then().statusCode(200);
        assertThat(issues(host + "!passive-ping6").getList("items.status")).containsExactly("resolved");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"Service\",\"service\":\"H!disk\",\"exit_status\":1} | H!disk | warning",
                "{\"type\":\"Service\",\"service\":\"H!disk\",\"exit_status\":3} | H!disk | error",
                "{\"service\":\"H!disk\",\"exit_status\":2} | H!disk | critical",
                "{\"type\":\"Host\",\"filter\":\"host.name==\\\"H\\\"\",\"exit_status\":1} | H | critical",
                "{\"type\":\"Host\",\"host\":\"H\",\"exit_status\":\"1\"} | H | critical",
                "{\"type\":\"Service\",\"filter\":\"host.name==h && service.name==s\",\"filter_vars\":{\"h\":\"H\",\"s\":\"cpu\"},\"exit_status\":2.0} | H!cpu | critical",
                "{\"type\":\"Host\",\"filter\":\"\\\"H\\\" in host.groups\",\"exit_status\":1} | \"H\" in host.groups | critical",
            })
    void hosts_and_services_are_named_in_many_ways(String body, String name, String severity) {
        String host = host();

        send(body.replace("H!", host + "!")
                        .replace("\"H\"", "\"" + host + "\"")
                        .replace("\\\"H\\\"", "\\\"" + host + "\\\""))
                .then()
                .statusCode(200);

        String expected =
                name.equals("H") ? host : name.replace("H!", host + "!").replace("\"H\"", "\"" + host + "\"");
        assertThat(issues(expected).getString("items[0].severity")).isEqualTo(severity);
    }

    @Test
    void parameters_may_stand_in_the_query() {
        String host = host();

        given().queryParam("service", host + "!load")
                .contentType("application/json")
                .body("{\"exit_status\":2,\"plugin_output\":\"LOAD CRITICAL\"}")
                .post(PATH)
                .then()
                .statusCode(200);

        assertThat(issues(host + "!load").getString("items[0].details.plugin_output"))
                .isEqualTo("LOAD CRITICAL");
    }

    @Test
    void what_cannot_be_taken_is_said_as_icinga_says_it() {
        send("{\"type\":\"Host\",\"host\":\"h1\"}")
                .then()
                .statusCode(400)
                .body("results[0].code", equalTo(400.0f))
                .body("results[0].status", equalTo("Parameter 'exit_status' is required."));
        send("{\"exit_status\":1}")
                .then()
                .statusCode(404)
                .body("error", equalTo(404.0f))
                .body("status", equalTo("No objects found."));
        send("{\"exit_status\":").then().statusCode(400).body("error", equalTo(400.0f));
        send("[]").then().statusCode(400);
    }
}
