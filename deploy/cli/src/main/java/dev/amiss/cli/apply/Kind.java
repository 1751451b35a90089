package dev.amiss.cli.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What files may describe, in the order in which it is applied: a silence should hold before what it mutes is there. */
enum Kind {
    /** A silence has no name of its own: it is told apart by its comment. */
    SILENCE(Service.RESPONDER, "/api/v1/silences", "comment", """
            {"watch_pattern": null, "severity": [], "labels": {}, "when": null, "everything": false,
             "starts_at": null, "ends_at": null, "comment": null, "cron": null, "duration_sec": null,
             "time_zone": null}""", Set.of()),
    RESPONDER(
            Service.RESPONDER,
            "/api/v1/responders",
            "name",
            """
            {"name": null, "description": null, "enabled": true, "watch_pattern": null, "severity": null,
             "labels": {}, "when": null, "allow_retry": false, "repeat_every_sec": 3600, "owner": null,
             "runbook_url": null, "group": null, "actions": []}""",
            Set.of("id", "created_at", "updated_at", "warnings", "when_error")),
    ASSERTION(
            Service.ASSERTION,
            "/api/v1/assertions",
            "name",
            """
            {"name": null, "check": {}, "every_sec": null, "cron": null, "time_zone": null, "fail_after": 1,
             "recover_after": 1, "retry_every_sec": null, "flapping": {"changes": 10, "within_sec": 3600}, "depends_on": [], "severity": "error",
             "labels": {}, "owner": null, "runbook_url": null, "enabled": true}""",
            Set.of(
                    "id",
                    "state",
                    "reason",
                    "flapping_now",
                    "withheld",
                    "last_run_at",
                    "next_run_at",
                    "failing_records",
                    "erring_records",
                    "ping_key",
                    "ping_url",
                    "created_at",
                    "updated_at"));

    private final Service service;
    private final String path;
    private final String nameField;
    private final ObjectNode usual;
    private final Set<String> answerOnly;

    Kind(Service service, String path, String nameField, String usual, Set<String> answerOnly) {
        this.service = service;
        this.path = path;
        this.nameField = nameField;
        this.answerOnly = answerOnly;
        try {
            this.usual = (ObjectNode) Json.mapper().readTree(usual);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kind} in files: {@code responder}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Service service() {
        return service;
    }

    String path() {
        return path;
    }

    /** The field that files and services are matched by. */
    String nameField() {
        return nameField;
    }

    /** The fields that a user may define, each with the value that holds when it is left out. */
    ObjectNode usual() {
        return usual;
    }

    /**
     * What a user defined in an object that a service answered, fields that this command does not know yet included. Of
     * silences it knows all.
     */
    ObjectNode defined(ObjectNode answered) {
        ObjectNode defined = answered.deepCopy();
        List<String> known = new ArrayList<>();
        usual.fieldNames().forEachRemaining(known::add);
        return this == SILENCE ? defined.retain(known) : defined.without(answerOnly);
    }

    /** The list in which a file may gather several of them: {@code responders}. */
    String plural() {
        return word() + "s";
    }

    static Optional<Kind> ofWord(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word) || kind.plural().equals(word))
                .findFirst();
    }

    /** What an object without {@code kind} must be, by the fields that only one kind has. */
    static Optional<Kind> ofFields(JsonNode object) {
        return Map.of("actions", RESPONDER, "check", ASSERTION, "ends_at", SILENCE, "duration_sec", SILENCE)
                .entrySet()
                .stream()
                .filter(field -> object.has(field.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
