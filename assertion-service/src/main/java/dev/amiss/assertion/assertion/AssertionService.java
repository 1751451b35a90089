package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.check.CheckTypes;
import dev.amiss.assertion.run.Duties;
import dev.amiss.service.problem.Problems;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Creates, changes and removes assertions. What follows for their runs is in the same transaction. */
@Singleton
class AssertionService {
    private final AssertionStore store;
    private final DefinitionReader reader;
    private final Duties duties;
    private final CheckTypes types;
    private final AssertionTables tables;
    private final Clock clock;

    AssertionService(
            AssertionStore store,
            DefinitionReader reader,
            Duties duties,
            CheckTypes types,
            AssertionTables tables,
            Clock clock) {
        this.store = store;
        this.reader = reader;
        this.duties = duties;
        this.types = types;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * Creates an assertion.
     *
     * @return its id
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the definition is wrong, 409 when its name is taken
     */
    @Transactional
    long create(@Nullable JsonNode body) {
        AssertionDefinition definition = reader.read(body);
        AssertionEntity entity = new AssertionEntity();
        entity.createdAt = clock.instant();
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
        return entity.id;
    }

    /**
     * Gives an assertion another definition. Its issues go on unless it looks at something else from now on.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link #create}, and 404
     */
    @Transactional
    void replace(long id, @Nullable JsonNode body) {
        AssertionEntity entity = lock(id);
        redefine(entity, reader.read(body));
    }

    /**
     * Changes parts of a definition by a merge patch; as {@link #replace}.
     */
    @Transactional
    void patch(long id, @Nullable JsonNode body) {
        AssertionEntity entity = lock(id);
        if (!(body instanceof ObjectNode patch)) {
            throw Problems.invalid("", "The body must be a JSON merge patch, such as {\"enabled\": false}.");
        }
        ObjectNode document = DefinitionDocument.of(
                entity, tables.jdbi().withHandle(handle -> tables.dependencies().of(handle, id)));
        MergePatch.apply(document, patch);
        redefine(entity, reader.read(document));
    }

    /**
     * Removes an assertion. Its name is free at once; its issues recover soon after.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404
     */
    @Transactional
    void remove(long id) {
        AssertionEntity entity = lock(id);
        entity.deletedAt = clock.instant();
        store.flush();
        tables.jdbi().useHandle(handle -> {
            duties.remove(handle, id);
            types.find(entity.checkType).ifPresent(type -> type.end(handle, id));
        });
    }

    private AssertionEntity lock(long id) {
        tables.jdbi().useHandle(handle -> duties.lock(handle, id));
        return store.findLive(id).orElseThrow(() -> Problems.notFound("assertion", id));
    }

    private void redefine(AssertionEntity entity, AssertionDefinition definition) {
        Optional<CheckType> typeBefore = types.find(entity.checkType);
        var change = DefinitionChange.of(entity, types.ofStored(entity.checkConfig), definition);
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
        entity.define(definition, clock.instant());
        try {
            store.persistAndFlush(entity);
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
