package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.heartbeat.HeartbeatMaker;
import dev.amiss.model.Json;
import jakarta.inject.Singleton;

/** Assertions that a ping asks for. */
@Singleton
class MakeHeartbeat implements HeartbeatMaker {
    private static final int DAY_SEC = 24 * 3600;
    private static final int HOUR_SEC = 3600;

    private final AssertionService service;

    MakeHeartbeat(AssertionService service) {
        this.service = service;
    }

    @Override
    public void make(String slug) {
        ObjectNode definition =
                Json.mapper().createObjectNode().put("name", slug).put("every_sec", DAY_SEC);
        definition
                .putObject("check")
                .put("type", "heartbeat")
                .put("grace_sec", HOUR_SEC)
                .put("slug", slug);
        service.create(definition);
    }
}
