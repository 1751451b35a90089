package dev.amiss.service.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** What holds for any cursor. */
class CursorPropertiesTest {
    private static final int TRIES = 300;
    private static final String SEED = "20261124";

    @Property(tries = TRIES, seed = SEED)
    void a_cursor_comes_back_as_it_went_out_and_under_its_order_only(
            @ForAll String order,
            @ForAll @LongRange(min = 0, max = 250_000_000_000_000L) long millis,
            @ForAll long id) {
        var cursor = new Cursor(order, Instant.ofEpochMilli(millis), id);

        assertThat(Cursor.decode(cursor.encode(), order)).hasValue(cursor);
        assertThat(cursor.encode()).matches("[A-Za-z0-9_-]+");
        assertThatThrownBy(() -> Cursor.decode(cursor.encode(), order + "x")).isInstanceOf(HttpProblem.class);
    }

    @Property(tries = TRIES, seed = SEED)
    void any_other_text_is_refused(@ForAll String text) {
        if (text.isEmpty()) {
            assertThat(Cursor.decode(text, "id")).isEqualTo(Optional.empty());
        } else {
            assertThatThrownBy(() -> Cursor.decode(text, "id")).isInstanceOf(HttpProblem.class);
        }
    }
}
