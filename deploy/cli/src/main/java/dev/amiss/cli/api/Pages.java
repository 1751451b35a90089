package dev.amiss.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads lists page by page, so that a long one never stands in memory as a whole. */
public final class Pages {
    private static final int LARGEST = 500;

    private final Api api;
    private final Service service;
    private final Query query;

    /** @param query without limit and cursor */
    public Pages(Api api, Service service, Query query) {
        this.api = api;
        this.service = service;
        this.query = query;
    }

    /**
     * Hands over the arrays of items.
     *
     * @param most how many items in all
     * @param from a cursor to go on from; null for the beginning
     * @return the cursor of what was left; null when nothing was
     */
    public @Nullable String read(long most, @Nullable String from, Consumer<JsonNode> page) {
        String cursor = from;
        long left = most;
        do {
            JsonNode answer = api.get(
                    service, query.copy().with("limit", Math.min(left, LARGEST)).with("cursor", cursor));
            page.accept(answer.path("items"));
            left -= answer.path("items").size();
            cursor = answer.path("next_cursor").textValue();
        } while (cursor != null && left > 0);
        return cursor;
    }

    /** All items, for lists that are short by their nature, such as responders. */
    public List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>();
        read(Long.MAX_VALUE, null, items -> items.forEach(all::add));
        return all;
    }
}
