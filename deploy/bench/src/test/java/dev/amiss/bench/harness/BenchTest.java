package dev.amiss.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One measure that fails is told as not met, and the run goes on. */
class BenchTest {
    private static final Question FAST = new Question("fast enough", "1/s", Goal.ratioAtLeast(2));
    private static final Question BROKEN = new Question("a <broken> one", "ms", Goal.atMost(5));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void a_failing_measure_is_not_met_with_its_reason_and_others_are_taken() throws IOException {
        Report report = new Report(folder, new PrintStream(said, true, StandardCharsets.UTF_8));
        try (Bench bench = new Bench(new Settings(true, false), report)) {
            bench.measure(measure(BROKEN, () -> {
                throw new IllegalStateException("no such thing");
            }));
            bench.measure(measure(FAST, () -> bench.answer(FAST, 300, 100, "three times")));
        }
        report.printTable();

        JsonNode results =
                new ObjectMapper().readTree(folder.resolve("latest.json").toFile());
        assertThat(results).hasSize(2);
        assertThat(results.get(0).path("met").asBoolean()).isFalse();
        assertThat(results.get(0).path("note").asText()).contains("no such thing");
        assertThat(results.get(1)).isEqualTo(new ObjectMapper().readTree("""
                        {"measure": "fast enough", "ours": 300.0, "reference": 100.0, "unit": "1/s", "ratio": 3.0,
                         "goal": ">= 2x", "met": true, "note": "three times"}"""));
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("fast enough", "three times", "NO");
        assertThat(Files.readString(folder.resolve("latest.svg"))).contains("a &lt;broken&gt; one");
    }

    private static Measure measure(Question question, Runnable work) {
        return new Measure() {
            @Override
            public String name() {
                return "one";
            }

            @Override
            public List<Question> questions() {
                return List.of(question);
            }

            @Override
            public void run(Bench bench) {
                work.run();
            }
        };
    }
}
