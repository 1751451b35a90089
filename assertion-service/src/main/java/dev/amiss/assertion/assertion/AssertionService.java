package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.check.StoredChecks;
import dev.amiss.assertion.run.Duties;
import dev.amiss.service.changes.ChangeLog;
import dev.amiss.service.changes.ChangeView;
import dev.amiss.service.page.Page;
import dev.amiss.service.problem.Problems;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Creates, changes and removes assertions. What follows for their runs is in the same transaction. */
@Singleton
public class AssertionService {
    private static final String SUBJECT = "assertion";

    private final AssertionStore store;
    private final DefinitionReader reader;
    private final Duties duties;
    private final StoredChecks checks;
    private final ChangeLog log;
    private final AssertionTables tables;

    AssertionService(
            AssertionStore store,
            DefinitionReader reader,
            Duties duties,
            StoredChecks checks,
            ChangeLog log,
            AssertionTables tables) {
        this.store = store;
        this.reader = reader;
        this.duties = duties;
        this.checks = checks;
        this.log = log;
        this.tables = tables;
    }

    /**
     * Creates an assertion.
     *
     * @return its id
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the definition is wrong, 409 when its name is taken
     */
    @Transactional
    public long create(@Nullable JsonNode body) {
        AssertionDefinition definition = reader.read(body, Map.of());
        AssertionEntity entity = store.create();
        write(entity, definition);
        tables.jdbi().useHandle(handle -> {
            duties.begin(handle, entity.id, definition.schedule());
            if (!definition.enabled()) {
                duties.pause(handle, entity.id, false);
            }
            definition.type().begin(handle, entity.id);
            tables.dependencies()
                    .replace(handle, entity.id, definition.handling().dependsOn());
        });
        log.created(SUBJECT, entity.id, document(entity));
        return entity.id;
    }

    /**
     * Gives an assertion another definition. Its issues go on unless it looks at something else from now on.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link #create}, and 404
     */
    @Transactional
    public void replace(long id, @Nullable JsonNode body) {
        AssertionEntity entity = lock(id);
        redefine(entity, body);
    }

    /**
     * Changes parts of a definition by a merge patch; as {@link #replace}.
     */
    @Transactional
    public void patch(long id, @Nullable JsonNode body) {
        AssertionEntity entity = lock(id);
        if (!(body instanceof ObjectNode patch)) {
            throw Problems.invalid("", "The body must be a JSON merge patch, such as {\"enabled\": false}.");
        }
        ObjectNode document = document(entity);
        MergePatch.apply(document, patch);
        redefine(entity, document);
    }

    /**
     * The definition of an assertion, as its owner could have sent it.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404
     */
    @Transactional
    public ObjectNode definition(long id) {
        return document(store.findLive(id).orElseThrow(() -> Problems.notFound(SUBJECT, id)));
    }

    /**
     * Removes an assertion. Its name is free at once; its issues recover soon after.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404
     */
    @Transactional
    public void remove(long id) {
        AssertionEntity entity = lock(id);
        store.remove(entity);
        log.deleted(SUBJECT, id);
        tables.jdbi().useHandle(handle -> {
            duties.remove(handle, id);
            checks.type(entity.checkType).ifPresent(type -> type.end(handle, id));
        });
    }

    private AssertionEntity lock(long id) {
        tables.jdbi().useHandle(handle -> duties.lock(handle, id));
        return store.findLive(id).orElseThrow(() -> Problems.notFound("assertion", id));
    }

    private void redefine(AssertionEntity entity, @Nullable JsonNode body) {
        Map<String, String> secretsBefore = store.secretsOf(entity);
        JsonNode before = document(entity);
        AssertionDefinition definition = reader.read(body, secretsBefore);
        Optional<CheckType> typeBefore = checks.type(entity.checkType);
        Set<String> otherSecrets = otherSecrets(secretsBefore, definition.secrets());
        Check checkBefore = checks.open(entity.checkConfig, entity.checkSecrets).check();
        var change = DefinitionChange.of(entity, checkBefore, !otherSecrets.isEmpty(), definition);
        write(entity, definition);
        tables.jdbi().useHandle(handle -> {
            if (change.otherType()) {
                typeBefore.ifPresent(type -> type.end(handle, entity.id));
            }
            if (change.otherType() || change.enables()) {
                definition.type().begin(handle, entity.id);
            }
            carryOn(handle, entity.id, definition, change);
            tables.dependencies()
                    .replace(handle, entity.id, definition.handling().dependsOn());
        });
        log.changed(SUBJECT, entity.id, before, document(entity), otherSecrets);
    }

    private ObjectNode document(AssertionEntity entity) {
        return DefinitionDocument.of(
                entity, tables.jdbi().withHandle(handle -> tables.dependencies().of(handle, entity.id)));
    }

    /** JSON pointers within the definition. */
    private static Set<String> otherSecrets(Map<String, String> before, Map<String, String> after) {
        Set<String> places = new TreeSet<>(before.keySet());
        places.addAll(after.keySet());
        places.removeIf(place -> Objects.equals(before.get(place), after.get(place)));
        return places.stream().map(place -> "/check" + place).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Who changed it and how, also after its end. */
    @Transactional
    Page<ChangeView> history(long id, int limit, @Nullable String cursor) {
        Page<ChangeView> history = log.history(SUBJECT, id, limit, cursor);
        if (history.items().isEmpty() && store.findByIdOptional(id).isEmpty()) {
            throw Problems.notFound(SUBJECT, id);
        }
        return history;
    }

    private void carryOn(Handle handle, long id, AssertionDefinition definition, DefinitionChange change) {
        if (change.restarts()) {
            duties.changed(handle, id, definition.schedule(), change.afresh());
        } else if (change.pauses()) {
            duties.pause(handle, id, change.afresh());
        }
    }

    private void write(AssertionEntity entity, AssertionDefinition definition) {
        store.findLive(definition.name())
                .filter(other -> !other.id.equals(entity.id))
                .ifPresent(other -> {
                    throw nameTaken(definition, " by assertion " + other.id);
                });
        try {
            store.define(entity, definition);
        } catch (ConstraintViolationException e) {
            throw nameTaken(definition, "");
        } catch (PersistenceException e) {
            throw e.getCause() instanceof ConstraintViolationException ? nameTaken(definition, "") : e;
        }
    }

    private static RuntimeException nameTaken(AssertionDefinition definition, String byWhom) {
        return Problems.conflict("The name '" + definition.name() + "' is taken" + byWhom + ": names are unique.");
    }
}
