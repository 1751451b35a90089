package dev.amiss.service.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {
    @TempDir
    Path parent;

    private Path folder = Path.of("secrets");

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectory(parent.resolve("secrets"));
        Files.writeString(folder.resolve("token"), "s3cret\n");
        Files.writeString(folder.resolve("bound"), "b0und");
        Files.writeString(folder.resolve("bound.hosts"), "# ours\nhooks.example.com\n*.internal.example\n");
        Files.writeString(folder.resolve("long"), "x".repeat(20_000));
        Files.createDirectory(folder.resolve("folder"));
        Files.writeString(parent.resolve("outside"), "outside");
    }

    @Test
    void references_are_filled_in_wherever_they_stand() throws Exception {
        ObjectNode arguments =
                json("{\"a\": {\"$secret\": \"token\"}, \"b\": [1, {\"$secret\": \"token\"}], \"c\": {\"$secret\":"
                        + " \"kept\"}}");

        var found = new SecretFiles(folder).resolve(arguments);

        assertThat(arguments)
                .isEqualTo(json("{\"a\": \"s3cret\", \"b\": [1, \"s3cret\"], \"c\": {\"$secret\": \"kept\"}}"));
        assertThat(found).containsOnlyKeys("/a", "/b/1").containsValue("s3cret");
    }

    @Test
    void a_replaced_file_counts_at_once() throws Exception {
        var files = new SecretFiles(folder);
        Files.writeString(folder.resolve("token"), "another");

        assertThat(files.resolve(json("{\"a\": {\"$secret\": \"token\"}}"))).containsValue("another");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"missing\"",
                "\"folder\"",
                "\"long\"",
                "\"../outside\"",
                "\"/etc/passwd\"",
                "\"bound.hosts\"",
                "\".hidden\"",
                "\"\"",
                "\"a b\"",
                "\"token\\u0000\"",
                "5",
                "null",
                "\"token\", \"and\": 1"
            })
    void other_references_are_refused_with_their_place(String name) {
        var problems = new SecretFiles(folder).problems(json("{\"a\": {\"b\": {\"$secret\": " + name + "}}}"));

        assertThat(problems).containsOnlyKeys("/a/b");
        assertThat(problems.get("/a/b")).doesNotContain("s3cret").doesNotContain("outside\n");
    }

    @Test
    void without_a_folder_the_setting_is_named() {
        assertThat(new SecretFiles((Path) null).problems(json("{\"a\": {\"$secret\": \"token\"}}")))
                .hasEntrySatisfying("/a", problem -> assertThat(problem).contains("AMISS_SECRETS"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.com/x, true",
        "https://HOOKS.example.com:8443/x, true",
        "https://a.internal.example/, true",
        "https://internal.example/, false",
        "https://hooks.example.com.evil.example/, false",
        "https://evil.example/?hooks.example.com, false",
        "https://hooks.example.com@evil.example/, false",
        "'https://evil.example\\@hooks.example.com/', false",
        "no url, false",
    })
    void a_bound_secret_goes_to_its_hosts_only(String url, boolean goes) {
        ObjectNode arguments =
                json("{\"headers\": {\"X\": {\"$secret\": \"bound\"}}}").put("url", url);

        if (goes) {
            assertThat(resolved(arguments).at("/headers/X").asText()).isEqualTo("b0und");
        } else {
            assertThatThrownBy(() -> new SecretFiles(folder).resolve(arguments))
                    .isInstanceOf(SecretUnavailable.class)
                    .hasMessageContaining("bound to other hosts");
        }
    }

    @Test
    void a_bound_secret_goes_nowhere_when_no_host_is_named_or_a_further_one() {
        ObjectNode none = json("{\"message_txt\": {\"$secret\": \"bound\"}}");
        ObjectNode further = json("{\"url\": \"https://hooks.example.com\", \"x\": [{\"callback_url\":"
                + " \"https://evil.example\"}], \"h\": {\"$secret\": \"bound\"}}");

        assertThatThrownBy(() -> new SecretFiles(folder).resolve(none)).hasMessageContaining("names none by a url");
        assertThatThrownBy(() -> new SecretFiles(folder).resolve(further)).hasMessageContaining("bound to other hosts");
    }

    private ObjectNode resolved(ObjectNode arguments) {
        try {
            new SecretFiles(folder).resolve(arguments);
            return arguments;
        } catch (SecretUnavailable e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
