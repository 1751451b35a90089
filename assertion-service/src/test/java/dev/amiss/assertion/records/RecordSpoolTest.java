package dev.amiss.assertion.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSpoolTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 30, 1_000_000})
    void lines_are_the_same_in_memory_and_in_a_file(int mostInMemory) throws IOException {
        try (RecordSpool spool = new RecordSpool(mostInMemory)) {
            spool.add(new RecordSpool.Line("a\tb\\c", true, "{\"x\": \"one\\ntwo\"}", null));
            spool.add(new RecordSpool.Line("d\r\ne", false, null, null));
            spool.add(new RecordSpool.Line("ü", true, "{}", "{\"a\": \"b\"}"));

            assertThat(new String(spool.lines().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            "a\\tb\\\\c\tt\t{\"x\": \"one\\\\ntwo\"}\t\\N\nd\\r\\ne\tf\t\\N\t\\N\nü\tt\t{}\t{\"a\": \"b\"}\n");
            assertThat(spool.isEmpty()).isFalse();
        }
    }

    @Test
    void what_is_kept_in_a_file_leaves_none_behind_whatever_happens() throws IOException {
        List<Path> before = files();
        try (RecordSpool spool = new RecordSpool(0)) {
            spool.add(new RecordSpool.Line("a", true, null, null));

            assertThat(files()).isSubsetOf(before);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(file -> file.getFileName().toString().startsWith("amiss-records-"))
                    .toList();
        }
    }

    @Test
    void a_run_in_which_all_pass_keeps_nothing() throws IOException {
        try (RecordSpool spool = new RecordSpool(0)) {
            assertThat(spool.isEmpty()).isTrue();
            assertThat(spool.lines().readAllBytes()).isEmpty();
        }
    }
}
