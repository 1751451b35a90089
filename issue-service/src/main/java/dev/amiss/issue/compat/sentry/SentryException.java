package dev.amiss.issue.compat.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One exception of an event: what was thrown and where. */
record SentryException(String type, String value, JsonNode exception, List<JsonNode> frames) {
    private static final int MOST_FRAMES = 50;
    private static final int LONGEST_LINE = 300;

    static SentryException of(JsonNode exception) {
        return new SentryException(
                exception.path("type").asText(""),
                exception.path("value").asText(""),
                exception,
                frames(exception.path("stacktrace")));
    }

    static List<JsonNode> frames(JsonNode stacktrace) {
        List<JsonNode> frames = new ArrayList<>();
        stacktrace.path("frames").forEach(frames::add);
        return frames;
    }

    /** {@code Type: message}, the message's first line. */
    String title() {
        String message = value.strip().lines().findFirst().orElse("").strip();
        if (type.isBlank() || message.isEmpty()) {
            return type.isBlank() ? message : type;
        }
        return type + ": " + message;
    }

    /** Where it came from: module or file, and function, of the last frame that is the application's own; or null. */
    @Nullable
    String place() {
        return place(frames);
    }

    static @Nullable String place(List<JsonNode> frames) {
        JsonNode last = null;
        for (JsonNode frame : frames) {
            last = frame;
        }
        for (JsonNode frame : frames) {
            if (frame.path("in_app").asBoolean()) {
                last = frame;
            }
        }
        if (last == null) {
            return null;
        }
        String file = file(last);
        String function = last.path("function").asText("");
        return file.isEmpty() && function.isEmpty() ? null : file + ":" + function;
    }

    /** As people read it: what was thrown, by what, and the frames from the innermost on. */
    ObjectNode readable() {
        ObjectNode readable = JsonNodeFactory.instance.objectNode();
        readable.put("type", type);
        readable.put("value", value);
        for (String field : List.of("module", "mechanism")) {
            if (exception.hasNonNull(field)) {
                readable.set(field, exception.get(field));
            }
        }
        if (!frames.isEmpty()) {
            readable.set("stacktrace", lines(frames));
        }
        return readable;
    }

    static ArrayNode lines(List<JsonNode> frames) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        for (int i = frames.size() - 1; i >= 0 && lines.size() < MOST_FRAMES; i--) {
            lines.add(line(frames.get(i)));
        }
        return lines;
    }

    private static String line(JsonNode frame) {
        StringBuilder line = new StringBuilder(file(frame));
        if (frame.hasNonNull("lineno")) {
            line.append(':').append(frame.get("lineno").asText());
        }
        if (frame.hasNonNull("function")) {
            line.append(" in ").append(frame.get("function").asText());
        }
        String code = frame.path("context_line").asText("").strip();
        if (!code.isEmpty()) {
            line.append(": ").append(code);
        }
        return line.length() <= LONGEST_LINE ? line.toString() : line.substring(0, LONGEST_LINE);
    }

    private static String file(JsonNode frame) {
        for (String field : List.of("module", "filename", "abs_path", "package")) {
            String text = frame.path(field).asText("");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
