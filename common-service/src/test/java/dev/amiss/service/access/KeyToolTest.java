package dev.amiss.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyToolTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void an_added_key_is_printed_alone_stored_as_a_hash_and_works_at_once() throws IOException {
        Path file = folder.resolve("keys");
        AccessKeys keys = new AccessKeys(Optional.of(file));

        assertThat(run("add", file.toString(), "operator", "anna")).isZero();

        String secret = text(out).strip();
        assertThat(text(out)).isEqualTo(secret + System.lineSeparator());
        assertThat(Files.readString(file)).startsWith("anna operator ").doesNotContain(secret);
        assertThat(keys.find(secret)).hasValueSatisfying(key -> assertThat(key).hasToString("anna operator"));
    }

    @Test
    void a_revoked_key_ends_and_others_stay() throws Exception {
        Path file = folder.resolve("keys");
        Files.writeString(file, "# ours\n");
        String annas = KeyTool.add(file, "operator", "anna");
        String bens = KeyTool.add(file, "admin", "ben");

        assertThat(run("revoke", file.toString(), "anna")).isZero();

        AccessKeys keys = new AccessKeys(Optional.of(file));
        assertThat(keys.find(annas)).isEmpty();
        assertThat(keys.find(bens)).isPresent();
        assertThat(Files.readString(file)).startsWith("# ours\n");
    }

    @Test
    void what_cannot_be_done_is_said_on_standard_error_with_exit_code_1() throws IOException {
        String file = folder.resolve("keys").toString();
        KeyTool.add(Path.of(file), "admin", "anna");

        assertThat(run("add", file, "admin", "anna")).isEqualTo(1);
        assertThat(run("add", file, "root", "ben")).isEqualTo(1);
        assertThat(run("add", file, "admin", "b n")).isEqualTo(1);
        assertThat(run("revoke", file, "nobody")).isEqualTo(1);
        assertThat(run("help")).isEqualTo(1);

        assertThat(text(out)).isEmpty();
        assertThat(text(err).lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("named anna already"),
                        line -> assertThat(line).contains("must be reporter, operator or admin"),
                        line -> assertThat(line).contains("'b n' is no name"),
                        line -> assertThat(line).contains("no key named nobody"),
                        line -> assertThat(line).startsWith("Usage:"));
    }

    @Test
    void the_file_is_for_its_owner_only() throws IOException {
        Path file = folder.resolve("below").resolve("keys");

        KeyTool.add(file, "admin", "anna");

        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    private int run(String... arguments) {
        return KeyTool.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
