package dev.amiss.service.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void a_cursor_reads_as_it_was_written() {
        Cursor cursor = new Cursor("-opened_at", Instant.parse("2026-11-23T20:00:00.123456Z"), Long.MAX_VALUE);

        assertThat(Cursor.decode(cursor.encode(), "-opened_at")).contains(cursor);
        assertThat(Cursor.decode(null, "-opened_at")).isEmpty();
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        String cursor = new Cursor("opened_at", Instant.EPOCH, 1).encode();

        assertThatThrownBy(() -> Cursor.decode(cursor, "-opened_at")).isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!", "W10", "WyJhIl0", "bnVsbA", "WyItb3BlbmVkX2F0Iiw5OTk5OTk5OTk5OTk5OTk5LDAsMV0"})
    void what_was_not_made_here_is_refused(String cursor) {
        assertThatThrownBy(() -> Cursor.decode(cursor, "-opened_at")).isInstanceOf(HttpProblem.class);
    }

    @Test
    void the_row_beyond_the_limit_tells_that_there_is_more() {
        Page<Integer> page = Page.of(List.of(1, 2, 3), 2, row -> "after " + row);

        assertThat(page.items()).containsExactly(1, 2);
        assertThat(page.nextCursor()).isEqualTo("after 2");
        assertThat(Page.of(List.of(1, 2), 2, row -> "after " + row).nextCursor())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "many", "1.5"})
    void a_limit_out_of_bounds_is_refused(String limit) {
        assertThatThrownBy(() -> PageLimit.of(limit)).isInstanceOf(HttpProblem.class);
    }

    @Test
    void without_a_limit_there_are_fifty() {
        assertThat(PageLimit.of(null)).isEqualTo(50);
        assertThat(PageLimit.of("500")).isEqualTo(500);
    }
}
