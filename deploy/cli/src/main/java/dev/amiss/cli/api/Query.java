package dev.amiss.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A path with query parameters; null and empty ones are left out. */
public final class Query {
    private final StringBuilder text;
    private char separator = '?';

    public Query(String path) {
        this.text = new StringBuilder(path);
    }

    private Query(Query other) {
        this.text = new StringBuilder(other.text);
        this.separator = other.separator;
    }

    /** Adds a parameter to this and returns this. */
    public Query with(String name, @Nullable Object value) {
        String written = value == null ? "" : value.toString();
        if (!written.isEmpty()) {
            text.append(separator).append(name).append('=').append(URLEncoder.encode(written, StandardCharsets.UTF_8));
            separator = '&';
        }
        return this;
    }

    /** Adds a parameter that may be repeated. */
    public Query withEach(String name, @Nullable Collection<?> values) {
        if (values != null) {
            values.forEach(value -> with(name, value));
        }
        return this;
    }

    Query copy() {
        return new Query(this);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
