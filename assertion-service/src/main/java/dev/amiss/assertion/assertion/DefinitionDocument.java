package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;

/** A definition as its owner could have sent it. */
final class DefinitionDocument {
    private DefinitionDocument() {}

    /**
     * @param dependsOn names and ids
     */
    static ObjectNode of(AssertionEntity entity, ArrayNode dependsOn) {
        ObjectNode document = Json.mapper().createObjectNode();
        document.put("name", entity.name);
        document.set("check", entity.checkConfig.deepCopy());
        if (entity.everySec != null) {
            document.put("every_sec", entity.everySec);
        }
        if (entity.cron != null) {
            document.put("cron", entity.cron).put("time_zone", entity.timeZone);
        }
        document.put("timeout_sec", entity.timeoutSec);
        document.put("fail_after", entity.failAfter).put("recover_after", entity.recoverAfter);
        document.put("retry_every_sec", entity.retryEverySec);
        document.putObject("flapping").put("changes", entity.flapChanges).put("within_sec", entity.flapWithinSec);
        document.set("depends_on", dependsOn);
        document.put("severity", entity.severity);
        document.set("labels", Json.mapper().valueToTree(entity.labels));
        document.put("owner", entity.owner).put("runbook_url", entity.runbookUrl);
        return document.put("enabled", entity.enabled);
    }
}
