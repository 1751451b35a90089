package dev.amiss.service.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.SuccessfulExecution;
import io.quarkus.scheduler.Trigger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScheduledFailuresTest {
    private final Logger logger = Logger.getLogger(ScheduledFailures.class.getName());
    private final Lines said = new Lines();
    private final ScheduledFailures failures = new ScheduledFailures();

    @BeforeEach
    void listen() {
        logger.addHandler(said);
    }

    @AfterEach
    void listen_no_more() {
        logger.removeHandler(said);
    }

    @Test
    void an_outage_is_said_once_and_so_is_its_end() {
        SQLException away = new SQLException("the database system is shutting down", "57P03");

        failures.failed(new FailedExecution(run("expired issues"), away));
        failures.failed(new FailedExecution(run("expired issues"), away));
        failures.failed(new FailedExecution(run("old rows"), away));
        failures.succeeded(new SuccessfulExecution(run("expired issues")));
        failures.succeeded(new SuccessfulExecution(run("expired issues")));

        assertThat(said.texts)
                .containsExactly(
                        "WARN expired issues waits for the database: the database system is shutting down",
                        "WARN old rows waits for the database: the database system is shutting down",
                        "INFO expired issues goes on");
    }

    @Test
    void any_other_failure_shows_where_it_comes_from() {
        failures.failed(new FailedExecution(run("old rows"), new IllegalStateException("a fault of ours")));

        assertThat(said.texts).containsExactly("ERROR old rows failed and is tried again at its next turn");
        assertThat(said.thrown).hasSize(1).first().isInstanceOf(IllegalStateException.class);
    }

    private static ScheduledExecution run(String task) {
        Trigger trigger = new Trigger() {
            @Override
            public String getId() {
                return "1";
            }

            @Override
            public Instant getNextFireTime() {
                return Instant.EPOCH;
            }

            @Override
            public Instant getPreviousFireTime() {
                return Instant.EPOCH;
            }

            @Override
            public boolean isOverdue() {
                return false;
            }

            @Override
            public String getMethodDescription() {
                return task;
            }
        };
        return new ScheduledExecution() {
            @Override
            public Trigger getTrigger() {
                return trigger;
            }

            @Override
            public Instant getFireTime() {
                return Instant.EPOCH;
            }

            @Override
            public Instant getScheduledFireTime() {
                return Instant.EPOCH;
            }
        };
    }

    private static final class Lines extends Handler {
        private final List<String> texts = new ArrayList<>();
        private final List<Throwable> thrown = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            String text = line instanceof org.jboss.logmanager.ExtLogRecord extended
                    ? extended.getFormattedMessage()
                    : line.getMessage();
            texts.add(line.getLevel().getName() + " " + text);
            if (line.getThrown() != null) {
                thrown.add(line.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
