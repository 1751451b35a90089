package dev.amiss.assertion.check.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.Evidence;
import dev.amiss.model.Json;
import dev.amiss.service.outgoing.OutgoingResponse.Answer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An answer that was not as expected, as it is kept for people: cut, and without what must not be seen. Pure.
 *
 * @param redacted names of headers and of members of the body, in lower case
 */
record AnswerExample(Set<String> redacted) {
    static final int LONGEST_BODY = 1_000;

    private static final Set<String> SECRET_HEADERS = Set.of(
            "set-cookie", "set-cookie2", "authorization", "proxy-authorization", "cookie", "x-api-key", "x-auth-token");
    private static final int MOST_HEADERS = 50;
    private static final int LONGEST_HEADER = 200;

    /** Adds {@code headers} and {@code body}. */
    ObjectNode addTo(ObjectNode details, Answer answer) {
        ObjectNode headers = details.putObject("headers");
        answer.headers().entrySet().stream().limit(MOST_HEADERS).forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            boolean secret = SECRET_HEADERS.contains(name) || redacted.contains(name);
            headers.put(name, secret ? Evidence.BLOT : cut(String.join(", ", header.getValue()), LONGEST_HEADER));
        });
        return details.put("body", cut(body(answer), LONGEST_BODY));
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private String body(Answer answer) {
        String text = answer.text();
        if (redacted.isEmpty()) {
            return text;
        }
        try {
            JsonNode json = Json.mapper().readTree(text);
            return json == null || json.isValueNode()
                    ? blotted(text)
                    : Evidence.blot(json, redacted).toString();
        } catch (JsonProcessingException e) {
            return blotted(text);
        }
    }

    /** What follows a redacted name and a colon or an equals sign, as far as it is one word. */
    private String blotted(String text) {
        String names = redacted.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile("(?i)(?<![\\w-])(" + names + ")([\"']?\\s{0,3}[:=]\\s{0,3}[\"']?)[^\\s\"'&,;<>]+")
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + found.group(2) + Evidence.BLOT));
    }
}
