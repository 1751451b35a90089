package dev.amiss.assertion.run;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.check.WaitingCheck;
import dev.amiss.assertion.testing.Checks;
import dev.amiss.service.problem.StrictFields;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Singleton;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a run whose check throws what no check should. */
@QuarkusTest
class BrokenCheckTest {
    /** Breaks on the thread of its run. */
    @Singleton
    static class Blocking implements CheckType {
        @Override
        public String name() {
            return "test-blocking";
        }

        @Override
        public Check read(StrictFields fields) {
            return run -> {
                throw new StackOverflowError("too deep");
            };
        }
    }

    /** Breaks before it waits. */
    @Singleton
    static class Waiting implements CheckType {
        @Override
        public String name() {
            return "test-waiting";
        }

        @Override
        public boolean waits() {
            return true;
        }

        @Override
        public WaitingCheck read(StrictFields fields) {
            return run -> {
                throw new NoClassDefFoundError("not there");
            };
        }
    }

    @ParameterizedTest
    @CsvSource({"test-blocking, too deep", "test-waiting, not there"})
    void its_run_ends_as_an_error_that_says_so(String type, String reason) {
        Checks.resultOf("{\"type\": \"" + type + "\"}")
                .body("outcome", equalTo("error"))
                .body("reason", containsString(reason));
    }
}
