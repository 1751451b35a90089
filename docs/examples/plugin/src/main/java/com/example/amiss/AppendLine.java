package com.example.amiss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionFunction;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.FailureReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Appends a line to a file, such as a journal that another program follows. An action may be tried again after it was
 * carried out but before that was noted, so the line starts with the delivery's id and is written once only.
 */
public final class AppendLine implements ActionFunction {
    @Override
    public String name() {
        return "example.actions.append_line";
    }

    @Override
    public String description() {
        return "Appends a line of text to a file on the machine of the responder service.";
    }

    @Override
    public String schema() {
        return """
            {
              "type": "object",
              "properties": {
                "file": {"type": "string", "minLength": 1, "description": "Absolute path; created when missing."},
                "text": {"type": "string", "maxLength": 1000, "description": "One line."}
              },
              "required": ["file", "text"]
            }
            """;
    }

    @Override
    public String destination(JsonNode kwargs) {
        return "file " + kwargs.path("file").asText();
    }

    @Override
    public synchronized ActionOutcome run(ActionCall call) {
        Path file = Path.of(call.kwargs().path("file").asText());
        if (!file.isAbsolute()) {
            return new ActionOutcome.Rejected(
                    FailureReason.INVALID, "'file' must be an absolute path, such as /var/log/issues.txt");
        }
        String text = call.kwargs().path("text").asText().replaceAll("\\R", " ");
        try {
            appendOnce(file, call.deliveryId(), text);
            return new ActionOutcome.Delivered(
                    JsonNodeFactory.instance.objectNode().put("file", file.toString()));
        } catch (IOException e) {
            return new ActionOutcome.RetryLater(FailureReason.UNREACHABLE, "Cannot write: " + e, null);
        }
    }

    private static void appendOnce(Path file, String id, String text) throws IOException {
        String start = id + " ";
        if (Files.exists(file)) {
            try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
                if (lines.anyMatch(line -> line.startsWith(start))) {
                    return;
                }
            }
        }
        Files.write(
                file,
                List.of(start + text),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
