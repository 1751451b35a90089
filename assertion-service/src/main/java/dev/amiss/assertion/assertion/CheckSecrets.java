package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.service.secret.Redaction;
import dev.amiss.service.secret.SecretArguments;
import dev.amiss.service.secret.SecretFiles;
import dev.amiss.service.secret.SecretUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a check in a definition that is being read.
 *
 * @param whole the definition with all secrets in their places, for judging it; a null body stays null
 * @param config the object {@code check} without them
 * @param secrets by JSON pointer within {@code check}
 * @param problems of secrets that cannot be had, by JSON pointer within the definition
 * @param redaction takes the secrets out of what is said about the definition
 */
record CheckSecrets(
        @Nullable JsonNode whole,
        ObjectNode config,
        Map<String, String> secrets,
        Map<String, String> problems,
        Redaction redaction) {
    private static final String CHECK = "/check";

    /** @param before the kept ones */
    static CheckSecrets of(@Nullable JsonNode body, Map<String, String> before, SecretFiles files) {
        if (body == null || !(body.get("check") instanceof ObjectNode check)) {
            return new CheckSecrets(
                    body, JsonNodeFactory.instance.objectNode(), Map.of(), Map.of(), Redaction.of(List.of()));
        }
        SecretArguments.Split split = SecretArguments.split(check, JsonNodeFactory.instance.objectNode());
        Map<String, String> secrets = new HashMap<>(split.secrets());
        Map<String, String> problems = new LinkedHashMap<>();
        for (String place : SecretArguments.keptPlaces(split.kwargs())) {
            String kept = before.get(place);
            if (kept != null) {
                secrets.putIfAbsent(place, kept);
            } else if (!secrets.containsKey(place)) {
                problems.put(CHECK + place, "no secret is kept here; send the secret itself");
            }
        }
        files.problems(split.kwargs()).forEach((place, problem) -> problems.put(CHECK + place, problem));
        ObjectNode wholeCheck = SecretArguments.merge(split.kwargs(), secrets);
        List<String> used = new ArrayList<>(secrets.values());
        used.addAll(filledIn(wholeCheck, files, problems));
        ObjectNode whole = body.deepCopy();
        whole.set("check", SecretArguments.withoutGaps(wholeCheck));
        return new CheckSecrets(whole, split.kwargs(), Map.copyOf(secrets), problems, Redaction.of(used));
    }

    private static List<String> filledIn(ObjectNode check, SecretFiles files, Map<String, String> problems) {
        if (!problems.isEmpty()) {
            return List.of();
        }
        try {
            return List.copyOf(files.resolve(check).values());
        } catch (SecretUnavailable e) {
            problems.put(CHECK, String.valueOf(e.getMessage()));
            return List.of();
        }
    }
}
