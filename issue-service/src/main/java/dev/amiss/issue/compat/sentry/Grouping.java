package dev.amiss.issue.compat.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.database.StorableText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which events are the same problem: those of one fingerprint; without one, exceptions of one type from one place; without
 * a place, messages that differ in numbers and ids only.
 */
final class Grouping {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([a-z_.]+)\\s*\\}\\}");
    private static final Pattern CHANGING =
            Pattern.compile("0x[0-9a-fA-F]+|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
                    + "|\\b(?=[a-fA-F]{0,31}[0-9])[0-9a-fA-F]{8,128}\\b|[0-9]+");
    private static final int LONGEST_MESSAGE = 1_000;
    private static final int MOST_PARTS = 100;
    private static final int LONGEST_PART = 1_000;
    private static final int LONGEST_VALUE = 2_000;

    private Grouping() {}

    /** The key of an event, as people can read it. */
    static String key(SentryEvent event) {
        String usual = usual(event);
        JsonNode fingerprint = event.field("fingerprint");
        if (!fingerprint.isArray() || fingerprint.isEmpty()) {
            return usual;
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(fingerprint.size(), MOST_PARTS); i++) {
            String part = StorableText.cut(fingerprint.get(i).asText(), LONGEST_PART);
            parts.add(expanded(part, usual, event));
        }
        return parts.equals(List.of(usual)) ? usual : "fingerprint:" + parts;
    }

    private static String usual(SentryEvent event) {
        SentryException thrown = event.exception();
        if (thrown == null) {
            return "message:" + masked(event.template());
        }
        String place = thrown.place();
        return "exception:" + thrown.type() + (place == null ? ":" + masked(thrown.value()) : "@" + place);
    }

    private static String expanded(String part, String usual, SentryEvent event) {
        return VARIABLE.matcher(part)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(StorableText.cut(
                        switch (found.group(1)) {
                            case "default" -> usual;
                            case "transaction" -> event.field("transaction").asText("");
                            case "type", "error.type" ->
                                event.exception() == null
                                        ? ""
                                        : event.exception().type();
                            case "level" -> event.field("level").asText("");
                            case "logger" -> event.field("logger").asText("");
                            default -> found.group();
                        },
                        LONGEST_VALUE)));
    }

    /** The text with numbers, addresses and ids replaced, so that it does not change with them. */
    static String masked(String text) {
        String start = text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE);
        return CHANGING.matcher(start).replaceAll("#");
    }
}
