package dev.amiss.issue.search;

import static dev.amiss.service.database.FewOfMany.FEW_OF_MANY;

import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import dev.amiss.service.database.StoredJson;
import dev.amiss.service.problem.Problems;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which issues are asked for, as conditions of SQL with named parameters: fixed texts, into which nothing of the request
 * goes but through parameters.
 */
public final class IssueFilter {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern LIKE_SIGNS = Pattern.compile("([\\\\%_])");
    private static final int INDEXED_LENGTH = 3;
    private static final int MOST_WORDS = 10;

    private static final int LAST_YEAR = 9999;

    static final String NOT_ERASED = "i.erased_at IS NULL";

    /**
     * One of the conditions: that a column has one of some values.
     *
     * @param column by which issues are indexed and then by when they were opened
     * @param values as terms of SQL
     */
    record Choice(String column, List<String> values) {}

    private final List<String> conditions = new ArrayList<>();
    private final List<Choice> choices = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, String[]> lists = new LinkedHashMap<>();

    /**
     * Reads the filters of a request.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when one is wrong
     */
    public static IssueFilter of(MultivaluedMap<String, String> query) {
        IssueFilter filter = new IssueFilter();
        filter.words(
                query,
                "status",
                "i.status",
                value -> IssueStatus.ofWire(value).isPresent(),
                "open, acknowledged, resolved, wont_fix");
        filter.words(
                query,
                "severity",
                "i.severity",
                value -> Severity.ofWire(value).isPresent(),
                "info, warning, error, critical");
        filter.choice("name", "i.name", query.getFirst("name"));
        filter.choice("source", "i.source", query.getFirst("source"));
        filter.equal("record_type", "i.record_type", query.getFirst("record_type"));
        filter.equal("record_id", "i.record_id", query.getFirst("record_id"));
        filter.time(query, "opened_after", "i.opened_at >= :opened_after");
        filter.time(query, "opened_before", "i.opened_at < :opened_before");
        filter.labels(query.getOrDefault("label", List.of()));
        filter.search(query.getFirst("q") == null ? "" : query.getFirst("q"));
        return filter;
    }

    /** Whether nothing is asked for, so that all issues pass. */
    boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** The condition, of table {@code i}. */
    public String where() {
        return NOT_ERASED + " AND " + matches();
    }

    /** The same, also of issues that were erased: an index may know all that it takes. */
    String matches() {
        return isEmpty() ? "true" : String.join(" AND ", conditions);
    }

    /** What is asked for when it is nothing but one choice. */
    Optional<Choice> onlyChoice() {
        return conditions.size() == 1 && choices.size() == 1 ? Optional.of(choices.get(0)) : Optional.empty();
    }

    /** A statement that holds {@link #where}, planned for what is asked, with the condition's parameters bound. */
    public Query query(Handle handle, String sql) {
        Query query = handle.createQuery(sql).addCustomizer(FEW_OF_MANY);
        parameters.forEach(query::bind);
        lists.forEach((name, values) -> query.bindArray(name, String.class, (Object[]) values));
        return query;
    }

    private void words(
            MultivaluedMap<String, String> query,
            String name,
            String column,
            Function<String, Boolean> known,
            String words) {
        List<String> values = query.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (values.isEmpty()) {
            return;
        }
        if (!values.stream().allMatch(known::apply)) {
            throw Problems.invalidParameter(name, "must be one of " + words);
        }
        if (values.size() == 1) {
            choice(name, column, values.get(0));
        } else {
            conditions.add(column + " = ANY(:" + name + ")");
            choices.add(new Choice(
                    column,
                    IntStream.rangeClosed(1, values.size())
                            .mapToObj(place -> "(:" + name + ")[" + place + "]")
                            .toList()));
            lists.put(name, values.toArray(String[]::new));
        }
    }

    private void choice(String name, String column, @Nullable String value) {
        if (equal(name, column, value)) {
            choices.add(new Choice(column, List.of(":" + name)));
        }
    }

    /** False when it is not asked for. */
    private boolean equal(String name, String column, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return false;
        }
        conditions.add(column + " = :" + name);
        parameters.put(name, storable(name, value));
        return true;
    }

    private void time(MultivaluedMap<String, String> query, String name, String condition) {
        String value = query.getFirst(name);
        if (value == null || value.isEmpty()) {
            return;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value);
            if (time.getYear() < 1 || time.getYear() > LAST_YEAR) {
                throw new DateTimeException("RFC 3339 has years of four digits");
            }
            conditions.add(condition);
            parameters.put(name, time.toInstant());
        } catch (DateTimeException e) {
            throw Problems.invalidParameter(name, "must be an RFC 3339 time, such as 2026-11-23T20:00:00Z");
        }
    }

    private void labels(List<String> labels) {
        for (String label : labels) {
            int colon = label.indexOf(':');
            if (colon < 1) {
                throw Problems.invalidParameter("label", "must be name:value, such as team:payments");
            }
            String name = "label" + parameters.size();
            conditions.add("i.labels @> :" + name + "::jsonb AND i.labels <> '{}'");
            parameters.put(
                    name,
                    StoredJson.write(Map.of(
                            storable("label", label.substring(0, colon)),
                            storable("label", label.substring(colon + 1)))));
        }
    }

    private void search(String text) {
        List<String> words = SPACES.splitAsStream(text.strip())
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.size() > MOST_WORDS) {
            throw Problems.invalidParameter("q", "may have at most " + MOST_WORDS + " words");
        }
        for (String word : words) {
            String name = "word" + parameters.size();
            if (word.length() >= INDEXED_LENGTH) {
                conditions.add("i.name ILIKE :" + name);
                parameters.put(
                        name, "%" + LIKE_SIGNS.matcher(storable("q", word)).replaceAll("\\\\$1") + "%");
            } else {
                conditions.add("i.name ~* :" + name);
                parameters.put(name, "\\m" + quoted(storable("q", word.toLowerCase(Locale.ROOT))) + "\\M");
            }
        }
    }

    private static String quoted(String word) {
        StringBuilder quoted = new StringBuilder();
        word.codePoints()
                .forEach(c ->
                        quoted.append(Character.isLetterOrDigit(c) ? "" : "\\").appendCodePoint(c));
        return quoted.toString();
    }

    private static String storable(String name, String value) {
        if (value.indexOf('\u0000') >= 0) {
            throw Problems.invalidParameter(name, "must not contain NUL");
        }
        return value;
    }
}
