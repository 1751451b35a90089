package dev.amiss.issue.intake;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.matchesPattern;

import dev.amiss.embedded.RealParts;
import dev.amiss.issue.IssueApi;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that is there and yet takes nothing: readiness says why, and a report that got no 2xx was not written. */
@QuarkusTest
class DatabaseTroubleTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String DATABASE = "amiss_issue";
    private static final String END_SESSIONS =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'amiss_issue'";
    private static final String NO_SPACE = """
            LANGUAGE plpgsql AS $$ BEGIN
            RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$""";

    /** What an administrator does to bring it about, where, and how it ends. */
    enum Trouble {
        READ_ONLY(
                "read-only",
                "postgres",
                List.of("ALTER DATABASE amiss_issue SET default_transaction_read_only = on", END_SESSIONS),
                List.of("ALTER DATABASE amiss_issue RESET default_transaction_read_only", END_SESSIONS)),
        NO_CONNECTIONS(
                "not currently accepting connections",
                "postgres",
                List.of("ALTER DATABASE amiss_issue ALLOW_CONNECTIONS false", END_SESSIONS),
                List.of("ALTER DATABASE amiss_issue ALLOW_CONNECTIONS true")),
        /** Each write fails as it does when there is no room. */
        FULL_DISK(
                "No space left on device",
                DATABASE,
                List.of(
                        "CREATE FUNCTION no_space() RETURNS trigger " + NO_SPACE,
                        "CREATE FUNCTION no_room() RETURNS event_trigger " + NO_SPACE,
                        "CREATE TRIGGER full_disk BEFORE INSERT ON issue EXECUTE FUNCTION no_space()",
                        "CREATE EVENT TRIGGER full_disk ON ddl_command_start WHEN TAG IN ('CREATE TABLE AS')"
                                + " EXECUTE FUNCTION no_room()"),
                List.of(
                        "DROP EVENT TRIGGER full_disk",
                        "DROP TRIGGER full_disk ON issue",
                        "DROP FUNCTION no_space()",
                        "DROP FUNCTION no_room()"));

        private final String reason;
        private final String at;
        private final List<String> begins;
        private final List<String> ends;

        Trouble(String reason, String at, List<String> begins, List<String> ends) {
            this.reason = reason;
            this.at = at;
            this.begins = begins;
            this.ends = ends;
        }
    }

    @ParameterizedTest
    @EnumSource
    void readiness_says_why_nothing_is_taken_and_it_goes_on_by_itself(Trouble trouble) throws SQLException {
        String name = IssueApi.unique("during " + trouble);
        String report = "{\"name\": \"" + name + "\"}";
        administer(trouble.at, trouble.begins);
        try {
            IssueApi.report(report).then().statusCode(503).header("Retry-After", matchesPattern("\\d+"));
            await().atMost(SOON)
                    .untilAsserted(() -> given().get("/q/health/ready")
                            .then()
                            .statusCode(503)
                            .body("checks.data.reason", org.hamcrest.Matchers.hasItem(containsString(trouble.reason))));
        } finally {
            administer(trouble.at, trouble.ends);
        }

        await().atMost(SOON).until(() -> given().get("/q/health/ready").statusCode() == 200);
        given().queryParam("name", name)
                .get("/api/v1/issues")
                .then()
                .statusCode(200)
                .body("items", empty());
        await().atMost(SOON).until(() -> IssueApi.report(report).statusCode() == 201);
    }

    private static void administer(String database, List<String> statements) throws SQLException {
        try (Connection connection = RealParts.postgres().connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
