package dev.amiss.responder.delivery.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.function.ArgumentProblem;
import dev.amiss.service.outgoing.OutgoingUrl;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The argument {@code url} of channels that speak HTTP. */
public final class UrlArgument {
    private static final int MARK_DIGITS = 8;

    private UrlArgument() {}

    /** What is wrong with a URL that may be a template. */
    public static List<ArgumentProblem> check(JsonNode kwargs) {
        String url = kwargs.path("url").asText();
        return url.indexOf('{') >= 0 ? List.of() : parse(url);
    }

    /** What is wrong with a URL that is a secret, and so no template. */
    public static List<ArgumentProblem> checkSecret(JsonNode kwargs) {
        return kwargs.path("url").isTextual() ? parse(kwargs.path("url").textValue()) : List.of();
    }

    private static List<ArgumentProblem> parse(String url) {
        try {
            return OutgoingUrl.parse(url).credentials() == null
                    ? List.of()
                    : List.of(new ArgumentProblem(
                            "/url", "must not carry credentials; send them as the header Authorization"));
        } catch (IllegalArgumentException e) {
            return List.of(new ArgumentProblem("/url", String.valueOf(e.getMessage())));
        }
    }

    /** {@code webhook:example.com:443}; the channel alone when the host is not known yet. */
    public static String destination(String channel, JsonNode kwargs) {
        String url = kwargs.path("url").asText();
        int path = url.indexOf('/', url.indexOf("://") + 3);
        try {
            return channel + ":"
                    + OutgoingUrl.parse(path < 0 ? url : url.substring(0, path)).destination();
        } catch (IllegalArgumentException e) {
            return channel;
        }
    }

    /**
     * {@code slack:hooks.slack.com:443#1f3870be}: the mark tells destinations behind one host apart and gives away nothing
     * of the secret that it is made of.
     */
    public static String destination(String channel, JsonNode kwargs, String secret) {
        return destination(channel, kwargs) + (secret.isEmpty() ? "" : "#" + mark(secret));
    }

    private static String mark(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, MARK_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
