package dev.amiss.service.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of what a call says about itself, whatever the other side sent back or a library put into its message:
 * as they are, quoted for JSON, encoded for a URL, and in base64 as Basic authentication sends them. Immutable.
 */
public final class Redaction {
    private static final String INSTEAD = "***";
    /** Shorter ones would blot out texts that have nothing to do with them. */
    private static final int SHORTEST = 3;

    private final List<String> secrets;

    private Redaction(List<String> secrets) {
        this.secrets = secrets;
    }

    public static Redaction of(Collection<String> secrets) {
        return new Redaction(secrets.stream()
                .flatMap(secret -> Stream.concat(Stream.of(secret), credentials(secret)))
                .filter(secret -> secret.length() >= SHORTEST)
                .flatMap(secret -> Stream.of(
                        secret,
                        inJson(secret),
                        URLEncoder.encode(secret, StandardCharsets.UTF_8),
                        Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** What comes after the scheme of a header such as {@code Bearer abc} is a secret by itself. */
    private static Stream<String> credentials(String secret) {
        int space = secret.indexOf(' ');
        return space > 0 && space < 10 ? Stream.of(secret.substring(space + 1).strip()) : Stream.empty();
    }

    private static String inJson(String secret) {
        String quoted = TextNode.valueOf(secret).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    public String text(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, INSTEAD);
        }
        return clean;
    }

    /** The same tree when there is nothing to take out. */
    public JsonNode json(JsonNode tree) {
        if (secrets.isEmpty()) {
            return tree;
        }
        if (tree.isTextual()) {
            return TextNode.valueOf(text(tree.textValue()));
        }
        if (tree instanceof ObjectNode object) {
            ObjectNode clean = object.objectNode();
            object.properties().forEach(field -> clean.set(text(field.getKey()), json(field.getValue())));
            return clean;
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode clean = array.arrayNode();
            array.forEach(element -> clean.add(json(element)));
            return clean;
        }
        return tree;
    }

    /** As {@link #json(JsonNode)} for what may be absent. */
    public @Nullable JsonNode jsonOrNull(@Nullable JsonNode tree) {
        return tree == null ? null : json(tree);
    }
}
