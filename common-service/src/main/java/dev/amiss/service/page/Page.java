package dev.amiss.service.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor gets the next page; null when this is the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    /**
     * A page out of rows of which one more than the limit was asked for: that one tells whether there is more.
     *
     * @param cursorOf the cursor behind a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursorOf) {
        return rows.size() > limit
                ? new Page<>(List.copyOf(rows.subList(0, limit)), cursorOf.apply(rows.get(limit - 1)))
                : new Page<>(List.copyOf(rows), null);
    }

    /** The same page with other items. */
    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), nextCursor);
    }
}
