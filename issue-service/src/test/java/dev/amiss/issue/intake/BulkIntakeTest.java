package dev.amiss.issue.intake;

import static dev.amiss.issue.IssueApi.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BulkIntakeTest {
    @Inject
    BulkIntake intake;

    @Inject
    IntakeConfig config;

    @Test
    void what_is_written_is_let_go_before_the_last_is_read() {
        List<WeakReference<JsonNode>> details = new ArrayList<>();
        List<Boolean> kept = new ArrayList<>();
        String name = unique("one of many");
        int count = 2 * config.batchSize() + 1;

        List<Taken> taken = intake.take(place -> {
            if (place == count) {
                System.gc();
                details.subList(0, config.batchSize()).forEach(each -> kept.add(each.get() != null));
            }
            return place == count ? null : report(name + place, details);
        });

        assertThat(taken).hasSize(count);
        assertThat(kept).hasSize(config.batchSize()).containsOnly(false);
    }

    private static @Nullable IncomingReport report(String name, List<WeakReference<JsonNode>> details)
            throws UnreadableReportException {
        byte[] json =
                "{\"name\": \"%s\", \"details\": {\"n\": 1}}".formatted(name).getBytes(StandardCharsets.UTF_8);
        IncomingReport report = ReportReader.read(ReportReader.parse(json), Origin.http("anonymous", null, null), null);
        details.add(new WeakReference<>(report.details()));
        return report;
    }
}
