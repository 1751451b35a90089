package dev.amiss.assertion.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.schedule.IntervalSchedule;
import dev.amiss.model.Severity;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.service.problem.StrictFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionChangeTest {
    private record AnyCheck(String identity) implements Check {
        @Override
        public Finding run(CheckRun run) {
            return new Finding.Whole(new CheckOutcome.Passed(null));
        }
    }

    private record AnyType(String name) implements CheckType {
        @Override
        public Check read(StrictFields fields) {
            return new AnyCheck(name);
        }
    }

    /** Before: name a, type t, identity i, config 1, every 60 s, enabled as in the first column. */
    @ParameterizedTest
    @CsvSource({
        // enabled before; after: name, type, identity, config, every, enabled; afresh, restarts, pauses, enables
        "true,  a, t, i, 1, 60, true,  false, false, false, false",
        "true,  b, t, i, 1, 60, true,  false, false, false, false",
        "true,  a, t, i, 2, 60, true,  false, true,  false, false",
        "true,  a, t, i, 1, 30, true,  false, true,  false, false",
        "true,  a, t, j, 2, 60, true,  true,  true,  false, false",
        "true,  a, u, i, 2, 60, true,  true,  true,  false, false",
        "true,  a, t, i, 1, 60, false, false, false, true,  false",
        "true,  a, t, j, 2, 60, false, true,  false, true,  false",
        "false, a, t, i, 1, 60, true,  false, true,  false, true",
        "false, a, t, i, 2, 60, false, false, false, false, false",
        "false, a, t, j, 2, 60, false, true,  false, true,  false",
    })
    void only_what_concerns_the_runs_disturbs_them(
            boolean enabledBefore,
            String name,
            String type,
            String identity,
            int config,
            int everySec,
            boolean enabled,
            boolean afresh,
            boolean restarts,
            boolean pauses,
            boolean enables) {
        AssertionEntity before = new AssertionEntity();
        before.define(definition("a", "t", "i", 1, 60, enabledBefore), null, Instant.EPOCH);

        var change = DefinitionChange.of(
                before, new AnyCheck("i"), false, definition(name, type, identity, config, everySec, enabled));

        assertThat(change).isEqualTo(new DefinitionChange(!type.equals("t"), afresh, restarts, pauses, enables));
    }

    private static AssertionDefinition definition(
            String name, String type, String identity, int config, int everySec, boolean enabled) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("config", config);
        return new AssertionDefinition(
                name,
                new AnyType(type),
                new AnyCheck(identity),
                json,
                Map.of(),
                everySec,
                null,
                null,
                new IntervalSchedule(Duration.ofSeconds(everySec)),
                10,
                1,
                1,
                Severity.ERROR,
                Map.of(),
                enabled,
                Handling.USUAL);
    }
}
