package dev.amiss.issue.console;

import dev.amiss.service.console.FormText;
import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The address of the list with its filters, and of its neighbours: one filter more or less. Immutable. */
@TemplateData
public final class ListAddress {
    /** What the list understands, under the API's names, in the order in which addresses say it. */
    private static final List<String> NAMES = List.of(
            "status",
            "severity",
            "q",
            "name",
            "label",
            "record_type",
            "record_id",
            "source",
            "opened_after",
            "opened_before",
            "sort",
            "limit",
            "cursor");

    private static final List<String> ACTIVE = List.of("open", "acknowledged");

    private final Map<String, List<String>> query;

    private ListAddress(Map<String, List<String>> query) {
        this.query = query;
    }

    static ListAddress of(MultivaluedMap<String, String> asked) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String name : NAMES) {
            List<String> values = asked.getOrDefault(name, List.of()).stream()
                    .filter(value -> !value.isBlank())
                    .distinct()
                    .toList();
            if (!values.isEmpty()) {
                query.put(name, values);
            }
        }
        return new ListAddress(query);
    }

    /** What is asked for; without a status the active ones. */
    MultivaluedMap<String, String> filters() {
        MultivaluedMap<String, String> filters = new MultivaluedHashMap<>();
        query.forEach((name, values) -> values.forEach(value -> filters.add(name, value)));
        if (!filters.containsKey("status")) {
            ACTIVE.forEach(status -> filters.add("status", status));
        }
        return filters;
    }

    @Nullable
    String first(String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.get(0);
    }

    /** What stands in the filter; empty for nothing. */
    public String value(String name) {
        String value = first(name);
        return value == null ? "" : value;
    }

    /** Whether the filter has this value; the active statuses are chosen when none is. */
    public boolean has(String name, String value) {
        List<String> values = query.get(name);
        return values == null ? name.equals("status") && ACTIVE.contains(value) : values.contains(value);
    }

    /** Whether anything but the default is asked for. */
    public boolean isFiltered() {
        return query.keySet().stream()
                .anyMatch(name -> !name.equals("sort") && !name.equals("limit") && !name.equals("cursor"));
    }

    /** The first page with this value added to the filter, or taken from it. */
    public String toggled(String name, String value) {
        List<String> values = new ArrayList<>(query.getOrDefault(name, name.equals("status") ? ACTIVE : List.of()));
        if (!values.remove(value)) {
            values.add(value);
        }
        return with(name, values).path("/issues");
    }

    /** The first page with only this value in the filter. */
    public String only(String name, String value) {
        return with(name, List.of(value)).path("/issues");
    }

    /** The first page in another order. */
    public String sorted(String sort) {
        return with("sort", List.of(sort)).path("/issues");
    }

    /** The page behind a cursor; null for none. */
    @Nullable
    String next(@Nullable String cursor) {
        return cursor == null ? null : with("cursor", List.of(cursor)).path("/issues");
    }

    /** The first page when this is another; null when this is the first. */
    @Nullable
    String start() {
        return query.containsKey("cursor") ? with("cursor", List.of()).path("/issues") : null;
    }

    /** This page. */
    public String here() {
        return path("/issues");
    }

    /** The rows of this page alone. */
    public String fragment() {
        return path("/ui/issues/list");
    }

    /** Everything that the filters let through, in that format. */
    public String export(String format) {
        String path = with("cursor", List.of()).path("/issues/export");
        return path + (path.contains("?") ? "&" : "?") + "format=" + format;
    }

    /** What is filtered by beside status, severity and words, each to be taken away. */
    public List<Chip> chips() {
        List<Chip> chips = new ArrayList<>();
        query.forEach((name, values) -> {
            if (!List.of("status", "severity", "q", "sort", "limit", "cursor").contains(name)) {
                values.forEach(value -> chips.add(new Chip(name, value, toggled(name, value))));
            }
        });
        return chips;
    }

    /** What a form for the search words has to carry along. */
    public List<Chip> carried() {
        List<Chip> carried = new ArrayList<>();
        query.forEach((name, values) -> {
            if (!name.equals("q") && !name.equals("cursor")) {
                values.forEach(value -> carried.add(new Chip(name, value, "")));
            }
        });
        return carried;
    }

    /** What the form of further filters has to carry along: what it does not ask for itself. */
    public List<Chip> carriedByMore() {
        return carried().stream()
                .filter(chip ->
                        List.of("status", "severity", "name", "sort", "limit").contains(chip.name()))
                .toList();
    }

    /**
     * A filter.
     *
     * @param href the list without it where it is set, with it where it is not
     */
    @TemplateData
    public record Chip(String name, String value, String href) {}

    private ListAddress with(String name, List<String> values) {
        Map<String, List<String>> changed = new LinkedHashMap<>(query);
        changed.remove("cursor");
        if (values.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, List.copyOf(values));
        }
        return new ListAddress(changed);
    }

    private String path(String path) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        NAMES.stream().filter(query::containsKey).forEach(name -> ordered.put(name, query.get(name)));
        List<String> parts = new ArrayList<>();
        ordered.forEach((name, values) -> {
            form.clear();
            form.put(name, values);
            parts.add(FormText.of(form));
        });
        return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
    }
}
