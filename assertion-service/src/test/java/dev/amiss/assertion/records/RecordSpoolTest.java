package dev.amiss.assertion.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    void a_run_in_which_all_pass_keeps_nothing() throws IOException {
        try (RecordSpool spool = new RecordSpool(0)) {
            assertThat(spool.isEmpty()).isTrue();
            assertThat(spool.lines().readAllBytes()).isEmpty();
        }
    }
}
