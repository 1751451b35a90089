package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.records.RecordFindings;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.service.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs a definition once, so that its owner sees what it finds before it is kept. Nothing is reported. Thread-safe. */
@Singleton
public class Trial {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final long NO_ASSERTION = 0;

    /**
     * What it found.
     *
     * @param outcome {@code passed}, {@code failed}, {@code error} or {@code pending}
     * @param reason one line for people; null when there is no more to say
     * @param details null for none
     */
    public record Result(
            String outcome,
            @Nullable String reason,
            @Nullable JsonNode details) {}

    private final DefinitionReader reader;
    private final Clock clock;

    Trial(DefinitionReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Looks once.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the definition is wrong or says nothing by itself
     */
    public Result run(@Nullable JsonNode body) {
        AssertionDefinition definition = reader.read(body, java.util.Map.of());
        if (!definition.type().canBeTried()) {
            throw Problems.invalid(
                    "/check/type",
                    "cannot be tried before it is saved: " + definition.type().name() + " waits for others");
        }
        Duration timeout = Duration.ofSeconds(definition.timeoutSec());
        Duration most = timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST;
        return Uni.createFrom()
                .item(() -> look(definition, most))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(most.plus(SLACK))
                .recoverWithItem(new Result("error", "It did not end within " + most.toSeconds() + " s.", null))
                .await()
                .indefinitely();
    }

    private Result look(AssertionDefinition definition, Duration timeout) {
        try {
            return result(definition
                    .check()
                    .run(new CheckRun(NO_ASSERTION, definition.schedule(), clock.instant(), timeout)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result("error", "The run was interrupted.", null);
        } catch (Exception e) {
            return new Result("error", String.valueOf(e.getMessage()), null);
        }
    }

    private static Result result(Finding finding) {
        if (finding instanceof Finding.NotYet notYet) {
            return new Result("pending", notYet.reason(), null);
        }
        if (finding instanceof Finding.Records records) {
            try (RecordFindings findings = records.findings()) {
                return result(findings.preview());
            }
        }
        CheckOutcome outcome = ((Finding.Whole) finding).outcome();
        if (outcome instanceof CheckOutcome.Passed passed) {
            return new Result("passed", null, passed.details());
        }
        return outcome instanceof CheckOutcome.Failed failed
                ? new Result("failed", null, failed.details())
                : new Result("error", ((CheckOutcome.CouldNotRun) outcome).message(), null);
    }

    private static Result result(RecordFindings.Preview found) {
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("records", found.read())
                .put("failing_records", found.failing())
                .put("erring_records", found.erring());
        return new Result(found.failing() == 0 ? "passed" : "failed", found.firstError(), details);
    }
}
