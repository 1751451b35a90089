package dev.amiss.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds where what a file says differs from what a service has. What a file leaves out stands for its usual value, and
 * secrets, which no service tells, count as equal.
 */
final class Differences {
    /** One place. */
    record Difference(String pointer, JsonNode is, JsonNode shall) {}

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    static List<Difference> between(Kind kind, ObjectNode is, ObjectNode shall) {
        Differences differences = new Differences();
        ObjectNode whole = kind.usual().deepCopy();
        whole.setAll(shall);
        whole.properties().forEach(field -> {
            JsonNode remote = is.path(field.getKey());
            if (remote.isMissingNode() && !shall.has(field.getKey())) {
                // an older service that has no such field
                return;
            }
            if (kind == Kind.RESPONDER && field.getKey().equals("actions")) {
                differences.actions(remote, field.getValue());
            } else if (!isUsualTimeZone(whole, field.getKey(), remote)) {
                differences.compare("/" + field.getKey(), remote, field.getValue());
            }
        });
        return differences.found;
    }

    /** A cron expression without a time zone is in UTC. */
    private static boolean isUsualTimeZone(ObjectNode shall, String field, JsonNode is) {
        return field.equals("time_zone")
                && Json.isNothing(shall.path(field))
                && is.asText().equals("UTC");
    }

    private void actions(JsonNode is, JsonNode shall) {
        if (is.size() != shall.size()) {
            found.add(new Difference("/actions", is, shall));
            return;
        }
        for (int index = 0; index < shall.size(); index++) {
            action("/actions/" + index, is.get(index), shall.get(index));
        }
    }

    private void action(String pointer, JsonNode is, JsonNode shall) {
        ObjectNode whole = Json.object();
        whole.put("delay_sec", 0).put("on", "created").putObject("function_kwargs");
        // whatever else an action has is nothing unless a file says it
        is.fieldNames().forEachRemaining(name -> {
            if (!name.equals("id") && !name.equals("cancel_on") && !whole.has(name)) {
                whole.putNull(name);
            }
        });
        if (shall instanceof ObjectNode object) {
            whole.setAll(object);
        }
        if (!whole.has("cancel_on")) {
            List<String> usual = whole.path("on").asText().equals("resolved")
                    ? List.of("open")
                    : List.of("acknowledged", "resolved", "wont_fix");
            usual.forEach(whole.putArray("cancel_on")::add);
        }
        whole.properties().forEach(field -> {
            JsonNode remote = is.path(field.getKey());
            if (field.getKey().equals("cancel_on")) {
                if (!sorted(remote).equals(sorted(field.getValue()))) {
                    found.add(new Difference(pointer + "/cancel_on", remote, field.getValue()));
                }
            } else {
                compare(pointer + "/" + field.getKey(), remote, field.getValue());
            }
        });
    }

    private void compare(String pointer, JsonNode is, JsonNode shall) {
        if (isKept(is) && (shall.isTextual() || isKept(shall))) {
            return;
        }
        if (is.isObject() && shall.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            if (!isCompletedByServices(pointer)) {
                is.fieldNames().forEachRemaining(names::add);
            }
            shall.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(
                    pointer + "/" + name.replace("~", "~0").replace("/", "~1"), is.path(name), shall.path(name)));
        } else if (is.isArray() && shall.isArray() && is.size() == shall.size()) {
            for (int index = 0; index < is.size(); index++) {
                compare(pointer + "/" + index, is.get(index), shall.get(index));
            }
        } else if (!isSame(is, shall)) {
            found.add(new Difference(pointer, is, shall));
        }
    }

    /** Whether services answer such an object with usual values where a file left some out. */
    private static boolean isCompletedByServices(String pointer) {
        return pointer.equals("/group") || pointer.equals("/flapping") || pointer.endsWith("/only_between");
    }

    private static boolean isSame(JsonNode is, JsonNode shall) {
        if (isNothing(is) && isNothing(shall)) {
            return true;
        }
        if (is.isNumber() && shall.isNumber()) {
            return is.decimalValue().compareTo(shall.decimalValue()) == 0;
        }
        if (is.isTextual() && shall.isTextual() && !is.equals(shall)) {
            Optional<Instant> time = time(is.textValue());
            return time.isPresent() && time.equals(time(shall.textValue()));
        }
        return is.equals(shall);
    }

    /** Services answer null for what is empty, and the other way round. */
    private static boolean isNothing(JsonNode node) {
        return Json.isNothing(node) || node.isContainerNode() && node.isEmpty();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static TreeSet<String> sorted(JsonNode array) {
        TreeSet<String> sorted = new TreeSet<>();
        array.forEach(each -> sorted.add(each.asText()));
        return sorted;
    }

    private static boolean isKept(JsonNode node) {
        return node.isObject()
                && node.size() == 1
                && node.path("$secret").asText().equals("kept");
    }
}
