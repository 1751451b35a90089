package dev.amiss.assertion.check.prometheus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One value of a query's answer.
 *
 * @param metric all labels, the name of the metric as {@code __name__} among them
 */
record Series(SortedMap<String, String> metric, double value) {
    private static final String NAME = "__name__";
    private static final int LONGEST_ID = 512;
    private static final int HASH_CHARACTERS = 32;

    /** As Prometheus writes it: {@code up{instance="db1",job="node"}}; a very long one is cut and ends in a hash. */
    String id() {
        String labels = labels().entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        String id = metric.getOrDefault(NAME, "") + labels;
        int kept = LONGEST_ID - HASH_CHARACTERS - 1;
        return id.length() <= LONGEST_ID ? id : id.substring(0, kept) + "…" + hash(id);
    }

    /** All labels but the metric's name. */
    Map<String, String> labels() {
        SortedMap<String, String> labels = new TreeMap<>(metric);
        labels.remove(NAME);
        return labels;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_CHARACTERS / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
