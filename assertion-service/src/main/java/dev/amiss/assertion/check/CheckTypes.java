package dev.amiss.assertion.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.problem.StrictFields;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The types of checks that there are. Thread-safe. */
@Singleton
public class CheckTypes {
    private static final int KEPT = 10_000;

    private final Map<String, CheckType> types = new TreeMap<>();
    private final Map<JsonNode, Check> stored = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JsonNode, Check> eldest) {
            return size() > KEPT;
        }
    });

    CheckTypes(@All List<CheckType> all) {
        for (CheckType type : all) {
            if (types.put(type.name(), type) != null) {
                throw new IllegalStateException("two types of checks are named " + type.name());
            }
        }
    }

    /** The type that the object {@code check} names; empty and noted when there is none. */
    public Optional<CheckType> typeOf(StrictFields check) {
        String name = check.requiredText("type", 100);
        Optional<CheckType> type = find(name);
        if (type.isEmpty() && !name.isEmpty()) {
            check.reject("type", "must be one of " + String.join(", ", types.keySet()));
        }
        return type;
    }

    /** The names of all types. */
    public List<String> names() {
        return List.copyOf(types.keySet());
    }

    /** The names of the types whose checks hold no thread while they wait. */
    public List<String> waiting() {
        return types.values().stream()
                .filter(CheckType::waits)
                .map(CheckType::name)
                .toList();
    }

    public Optional<CheckType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /**
     * The check of a configuration that was accepted once. Should it be acceptable no longer, since what it refers to is
     * gone, then the check says so with each run.
     */
    public Check ofStored(JsonNode config) {
        return stored.computeIfAbsent(config, this::read);
    }

    private Check read(JsonNode config) {
        try {
            StrictFields fields = StrictFields.of(config);
            Check check = typeOf(fields)
                    .map(type -> type.read(fields))
                    .orElseGet(() -> refused("There is no such type of check any more."));
            fields.finish();
            return check;
        } catch (HttpProblem e) {
            return refused(String.valueOf(e.getDetail()));
        }
    }

    private static Check refused(String why) {
        return run -> new Finding.Whole(new CouldNotRun(FailureReason.INVALID, why));
    }
}
