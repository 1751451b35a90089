package com.example.amiss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.function.CheckFunction;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fails when the disk under a path has too little room. */
public final class FreeSpace implements CheckFunction {
    private static final long MEGABYTE = 1024L * 1024;

    @Override
    public String name() {
        return "example.checks.free_space";
    }

    @Override
    public String description() {
        return "Checks that the disk under a path of the assertion service's machine has enough room.";
    }

    @Override
    public String schema() {
        return """
            {
              "type": "object",
              "properties": {
                "path": {"type": "string", "minLength": 1},
                "at_least_mb": {"type": "integer", "minimum": 1, "default": 1024}
              },
              "required": ["path"]
            }
            """;
    }

    @Override
    public CheckOutcome check(JsonNode kwargs) {
        Path path = Path.of(kwargs.path("path").asText());
        long wanted = kwargs.path("at_least_mb").asLong(1024);
        try {
            long free = Files.getFileStore(path).getUsableSpace() / MEGABYTE;
            ObjectNode details = JsonNodeFactory.instance
                    .objectNode()
                    .put("path", path.toString())
                    .put("free_mb", free)
                    .put("at_least_mb", wanted);
            return free >= wanted ? new CheckOutcome.Passed(details) : new CheckOutcome.Failed(details);
        } catch (IOException e) {
            return new CheckOutcome.CouldNotRun(FailureReason.INVALID, "Cannot look at '" + path + "': " + e);
        }
    }
}
