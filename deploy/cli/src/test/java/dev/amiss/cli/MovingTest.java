package dev.amiss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovingTest {
    private final StubServices services = new StubServices();

    @AfterEach
    void close() {
        services.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --url jdbc:mysql://db.example.com/shop?password=secret   | is no address of a PostgreSQL database
            --from https://db.example.com                            | is no address of a PostgreSQL database
            --dry-run                                                | Say where the library's tables are
            --from jdbc:postgresql://127.0.0.1:1/shop                | Cannot read the database jdbc:postgresql://127.0.0.1:1/shop
            --from jdbc:postgresql://127.0.0.1:1/shop --as my/shop   | --as takes letters
            """)
    void a_wrong_address_is_said_to_be_one_without_its_password(String arguments, String message) {
        CommandRun run = CommandRun.of(services, ("import django-issue " + arguments).split(" "));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(message).doesNotContain("secret").doesNotContain("\tat ");
        assertThat(services.changes()).isEmpty();
    }

    @Test
    void everything_is_exported_page_by_page_an_object_a_line(@TempDir Path folder) throws IOException {
        String none = "{\"items\": [], \"next_cursor\": null}";
        services.on("GET /api/v1/silences", 200, none)
                .on("GET /api/v1/assertions", 200, none)
                .on("GET /api/v1/responders", 200, "{\"items\": [{\"id\": 3, \"name\": \"r\"}], \"next_cursor\": null}")
                .on(
                        "GET /api/v1/issues?sort=opened_at&limit=500",
                        200,
                        "{\"items\": [{\"id\": 7}], \"next_cursor\": \"c\"}")
                .on("GET /api/v1/issues?sort=opened_at&limit=500&cursor=c", 200, """
                        {"items": [{"id": 8}], "next_cursor": null}""")
                .on("GET /api/v1/issues/7/history", 200, """
                        {"items": [{"id": 1, "kind": "created"}], "next_cursor": null}""");
        Path file = folder.resolve("all.ndjson");

        CommandRun run = CommandRun.of(services, "export", "--ndjson", file.toString());

        assertThat(run.code()).describedAs(run.err()).isZero();
        assertThat(Files.readAllLines(file))
                .as("an issue that is gone by now has no history")
                .containsExactly(
                        "{\"responder\":{\"id\":3,\"name\":\"r\"}}",
                        "{\"issue\":{\"id\":7}}",
                        "{\"history\":{\"id\":1,\"kind\":\"created\",\"issue_id\":7}}",
                        "{\"issue\":{\"id\":8}}");
    }

    @Test
    void everything_goes_to_one_place() {
        CommandRun run = CommandRun.of(Map.of(), "", "export", "--ndjson", "-", "--directory", "here");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("say one of them");
    }
}
