package dev.amiss.architecture.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A resource that makes pods. */
record Workload(JsonNode resource) {
    String kind() {
        return resource.path("kind").asText();
    }

    String name() {
        return resource.path("metadata").path("name").asText();
    }

    JsonNode pod() {
        return resource.path("spec").path("template").path("spec");
    }

    Map<String, String> labels() {
        return Project.texts(
                resource.path("spec").path("template").path("metadata").path("labels"));
    }

    List<JsonNode> containers() {
        List<JsonNode> all = new ArrayList<>();
        pod().path("initContainers").forEach(all::add);
        pod().path("containers").forEach(all::add);
        return all;
    }

    boolean isMadeOf(JsonNode selector) {
        return labels().entrySet().containsAll(Project.texts(selector).entrySet());
    }

    /** Whether a container offers that port, by name or number. */
    boolean offers(JsonNode port) {
        return containers().stream().anyMatch(container -> offers(container, port));
    }

    static boolean offers(JsonNode container, JsonNode port) {
        for (JsonNode each : container.path("ports")) {
            boolean isIt = port.isNumber()
                    ? each.path("containerPort").asInt() == port.asInt()
                    : each.path("name").asText().equals(port.asText());
            if (isIt) {
                return true;
            }
        }
        return false;
    }

    boolean isOurs() {
        return Project.SERVICES.contains(name());
    }

    boolean ends() {
        return kind().equals("Job");
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
