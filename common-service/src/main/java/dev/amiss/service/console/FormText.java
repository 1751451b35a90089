package dev.amiss.service.console;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a form, or a query, as browsers do. */
public final class FormText {
    private FormText() {}

    /** {@code a=1&b=two+words}. */
    public static String of(MultivaluedMap<String, String> form) {
        return form.entrySet().stream().map(FormText::field).collect(Collectors.joining("&"));
    }

    /** One value, encoded. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String field(Map.Entry<String, List<String>> field) {
        return field.getValue().stream()
                .map(value -> encode(field.getKey()) + "=" + encode(value))
                .collect(Collectors.joining("&"));
    }
}
