package dev.amiss.issue.compat.icinga;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host or service that a result is about.
 *
 * @param name as Icinga names it: {@code db1}, {@code db1!disk}
 * @param host null when it is not known
 * @param service null for a host, or when it is not known
 */
record CheckedObject(
        String name, @Nullable String host, @Nullable String service, boolean isHost) {
    private static final String VALUE = "\\s*==\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[A-Za-z_][A-Za-z0-9_.]*)";
    private static final Pattern HOST = Pattern.compile("\\bhost\\.(?:__)?name" + VALUE);
    private static final Pattern SERVICE = Pattern.compile("\\bservice\\.name" + VALUE);

    /**
     * Finds it in a request: by {@code host}, {@code service} as {@code host!service}, or a filter that compares their names
     * for equality. Another filter is the object's name as it stands. Null when nothing names one.
     */
    static @Nullable CheckedObject of(JsonNode request) {
        String filter = request.path("filter").asText("");
        String service = first(request.path("service").asText(""), in(SERVICE, filter, request.path("filter_vars")));
        String host = first(request.path("host").asText(""), in(HOST, filter, request.path("filter_vars")));
        int bang = service.indexOf('!');
        if (bang > 0) {
            host = service.substring(0, bang);
            service = service.substring(bang + 1);
        }
        boolean isHost = request.path("type")
                .asText(service.isEmpty() ? "Host" : "Service")
                .equalsIgnoreCase("host");
        if (isHost && !host.isEmpty()) {
            return new CheckedObject(host, host, null, true);
        }
        if (!isHost && !service.isEmpty()) {
            return new CheckedObject(
                    host.isEmpty() ? service : host + "!" + service, host.isEmpty() ? null : host, service, false);
        }
        return filter.isBlank() ? null : new CheckedObject(filter.strip(), null, null, isHost);
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static String in(Pattern pattern, String filter, JsonNode variables) {
        Matcher found = pattern.matcher(filter);
        if (!found.find()) {
            return "";
        }
        String value = found.group(1);
        return value.startsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
                : variables.path(value).asText("");
    }
}
