package dev.amiss.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.Api;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.Query;
import org.jspecify.annotations.Nullable;

/** Carries planned changes out. */
final class CarryOut {
    private final Api api;
    private final @Nullable Boolean backfill;

    /** @param backfill whether responders answer what is active already; null leaves it to the service */
    CarryOut(Api api, @Nullable Boolean backfill) {
        this.api = api;
        this.backfill = backfill;
    }

    /** @throws dev.amiss.cli.api.ProblemException when the service refuses it */
    void carryOut(PlannedChange change) {
        Kind kind = change.kind();
        String one = kind.path() + "/" + change.id();
        switch (change.verb()) {
            case CREATE -> api.send(kind.service(), "POST", withBackfill(kind, kind.path()), change.body());
            case UPDATE -> {
                if (kind == Kind.SILENCE) {
                    // a silence is not changed: the new one holds before the old one ends
                    api.send(kind.service(), "POST", kind.path(), change.body());
                    api.send(kind.service(), "DELETE", one, null);
                } else {
                    api.send(kind.service(), "PUT", withBackfill(kind, one), change.body());
                }
            }
            case DELETE -> api.send(kind.service(), "DELETE", one, null);
            case KEEP -> {}
        }
    }

    /**
     * Asks the service whether a responder is valid, without storing it.
     *
     * @return how many active issues it matches; a missing node for other kinds, which services can only check by storing
     * @throws dev.amiss.cli.api.ProblemException when it is not
     */
    JsonNode check(PlannedChange change) {
        JsonNode body = change.body();
        if (change.kind() != Kind.RESPONDER || body == null || change.isNone() || hasKeptSecret(body)) {
            return Json.object().path("matches");
        }
        return api.send(change.kind().service(), "POST", change.kind().path() + "/dry-run", body)
                .body()
                .path("matches");
    }

    /** A dry run knows no secrets of before. */
    private static boolean hasKeptSecret(JsonNode body) {
        return !body.findValues("$secret").isEmpty();
    }

    private String withBackfill(Kind kind, String path) {
        return kind == Kind.RESPONDER
                ? new Query(path).with("backfill", backfill).toString()
                : path;
    }
}
