package dev.amiss.issue.compat.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.issue.intake.UnreadableReportException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The labels of an alert, which are what it is known by. Immutable. */
record LabelSet(SortedMap<String, String> labels) {
    static final String ALERT_NAME = "alertname";

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int SEPARATOR = 0xff;

    static LabelSet of(Map<String, String> labels) {
        return new LabelSet(new TreeMap<>(labels));
    }

    /** Reads an alert's labels; those with an empty value are none. */
    static LabelSet read(JsonNode labels) throws UnreadableReportException {
        SortedMap<String, String> read = texts(labels, "invalid label set");
        read.values().removeIf(String::isEmpty);
        if (read.isEmpty()) {
            throw new UnreadableReportException("", "at least one label pair required");
        }
        return new LabelSet(read);
    }

    /** Reads an object of texts; other single values count as their text. */
    static SortedMap<String, String> texts(JsonNode object, String fault) throws UnreadableReportException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getKey().isEmpty()) {
                throw new UnreadableReportException("", fault + ": invalid name \"\"");
            }
            if (field.getValue().isContainerNode()) {
                throw new UnreadableReportException("", fault + ": invalid value of \"" + field.getKey() + "\"");
            }
            texts.put(
                    field.getKey(),
                    field.getValue().isNull() ? "" : field.getValue().asText());
        }
        return texts;
    }

    /** The name of the alert; one without is called by all its labels. */
    String name() {
        return labels.getOrDefault(ALERT_NAME, text());
    }

    /** As people write it: {@code {alertname="DiskFull", instance="db1"}}; equal only for equal sets. */
    String text() {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Alertmanager's own: FNV-1a of 64 bits over the sorted labels, each part followed by byte 255, in hex. */
    String fingerprint() {
        long hash = FNV_OFFSET;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            hash = add(add(hash, label.getKey()), label.getValue());
        }
        return "%016x".formatted(hash);
    }

    private static long add(long hash, String text) {
        long sum = hash;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            sum = (sum ^ (octet & 0xff)) * FNV_PRIME;
        }
        return (sum ^ SEPARATOR) * FNV_PRIME;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
