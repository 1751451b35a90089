package dev.amiss.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.session.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * A run of the command in this process, at {@code 2026-11-24T12:00:00Z}.
 *
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandRun(int code, String out, String err) {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    static CommandRun of(StubServices services, String... arguments) {
        return of(Map.of("AMISS_URL", services.url()), "", arguments);
    }

    static CommandRun of(Map<String, String> environment, String input, String... arguments) {
        return of(environment, input, false, arguments);
    }

    static CommandRun onTerminal(StubServices services, Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("AMISS_URL", services.url());
        return of(environment, "", true, arguments);
    }

    private static CommandRun of(
            Map<String, String> environment, String input, boolean isTerminal, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Main.run(
                new Surroundings(
                        environment,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        isTerminal),
                arguments);
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    JsonNode json() {
        try {
            return Json.mapper().readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException(out, e);
        }
    }
}
