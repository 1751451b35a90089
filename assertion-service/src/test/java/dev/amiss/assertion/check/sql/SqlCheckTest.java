package dev.amiss.assertion.check.sql;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.assertion.testing.ShopDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = ShopDatabase.class, restrictToAnnotatedClass = false)
class SqlCheckTest {
    private static int number;

    @BeforeAll
    static void orders() {
        ShopDatabase.execute("""
                DROP TABLE IF EXISTS orders;
                CREATE TABLE orders (id bigint, total numeric(10, 2), placed_at timestamptz, note text, data jsonb);
                INSERT INTO orders SELECT i, i * 1.25, '2026-11-23T20:00:00+01', 'it''s; fine', '{"a": [1, 2]}'
                FROM generate_series(1, 25) i;""");
    }

    @Test
    void rows_where_none_are_expected_fail_and_the_first_ones_are_details() {
        check("shop", "SELECT * FROM orders WHERE note LIKE '%;%' ORDER BY id -- trailing; comment", "")
                .body("outcome", equalTo("failed"))
                .body("details.rows", hasSize(10))
                .body("details.more", equalTo(true))
                .body("details.rows[0].id", equalTo(1))
                .body("details.rows[0].total", equalTo(1.25f))
                .body("details.rows[0].placed_at", equalTo("2026-11-23T19:00:00.000Z"))
                .body("details.rows[0].data.a", equalTo(java.util.List.of(1, 2)));
    }

    @Test
    void no_rows_pass_and_fail_where_rows_are_expected() {
        String nothing = "SELECT id FROM orders WHERE id < 0";

        check("shop", nothing, "").body("outcome", equalTo("passed"));
        check("shop", nothing, ", \"expect\": \"rows\"").body("outcome", equalTo("failed"));
        check("shop", "SELECT 1", ", \"expect\": \"rows\"").body("outcome", equalTo("passed"));
        check("shop", "SELECT data FROM orders WHERE data ? 'b'", "").body("outcome", equalTo("passed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT set_config('transaction_read_only', 'off', false) FROM orders",
                "SELECT no_such_column FROM orders",
                "SELECT lo_create(0)",
                "DELETE FROM orders",
                "WITH gone AS (DELETE FROM orders RETURNING id) SELECT * FROM gone",
                "SELECT pg_read_file('/etc/passwd')",
            })
    void what_is_no_reading_query_is_an_error_of_the_check(String sql) {
        check("shop", sql, "").body("outcome", equalTo("error")).body("reason", not(containsString("\n")));

        check("shop", "SELECT count(*) AS n FROM orders HAVING count(*) <> 25", "")
                .body("outcome", equalTo("passed"));
    }

    @Test
    void a_query_that_takes_too_long_is_an_error_and_holds_nobody_up() {
        check("shop", "SELECT pg_sleep(30)", ", \"expect\": \"rows\"", 1)
                .body("outcome", equalTo("error"))
                .body("details.reason", equalTo("timeout"));

        check("shop", "SELECT set_config('statement_timeout', '0', false)", ", \"expect\": \"rows\"", 1);
        check("shop", "SELECT pg_sleep(30)", ", \"expect\": \"rows\"", 1).body("details.reason", equalTo("timeout"));
    }

    @Test
    void a_role_that_can_write_is_refused_with_what_to_do() {
        check("owned", "SELECT 1", ", \"expect\": \"rows\"")
                .body("outcome", equalTo("error"))
                .body("details.reason", equalTo("refused"))
                .body("reason", containsString("role postgres is a superuser"))
                .body("reason", containsString("CREATE ROLE"));
    }

    @Test
    void a_database_that_is_not_there_is_an_error() {
        check("gone", "SELECT 1", "").body("outcome", equalTo("error")).body("details.reason", equalTo("unreachable"));
    }

    @Test
    void a_second_statement_and_an_unknown_data_source_are_refused_at_once() {
        post("shop", "SELECT 1; DELETE FROM orders", "", 10)
                .statusCode(400)
                .body("errors.pointer", hasItem("/check/query"))
                .body("errors[0].detail", containsString("must be a single SELECT without ';'"));
        post("nosuch", "SELECT 1", "", 10)
                .statusCode(400)
                .body("errors.pointer", hasItem("/check/datasource"))
                .body("errors[0].detail", containsString("gone, owned, shop"));
        post("shop", "SELECT 1", ", \"expect\": \"none\"", 10)
                .statusCode(400)
                .body("errors.pointer", hasItem("/check/expect"));
    }

    private static ValidatableResponse check(String source, String sql, String more) {
        return check(source, sql, more, 20);
    }

    private static ValidatableResponse check(String source, String sql, String more, int timeoutSec) {
        int id = post(source, sql, more, timeoutSec).statusCode(201).extract().path("id");
        return given().post("/api/v1/assertions/" + id + "/run")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
    }

    private static ValidatableResponse post(String source, String sql, String more, int timeoutSec) {
        number++;
        return given().contentType(ContentType.JSON)
                .body("""
                        {"name": "sql check %d", "every_sec": 3600, "timeout_sec": %d,
                         "check": {"type": "sql", "datasource": "%s", "query": %s%s}}""".formatted(number, timeoutSec, source, JsonNodeFactory.instance.textNode(sql), more))
                .post("/api/v1/assertions")
                .then();
    }
}
