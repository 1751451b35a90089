package dev.amiss.responder.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.Json;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.Exchange;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.secret.Redaction;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlottedOutcomeTest {
    private static final BlottedOutcome BLOTTER = new BlottedOutcome(Redaction.of(List.of("q1\"w2e3", "ab")));

    @Test
    void a_secret_is_blotted_out_wherever_it_shows_up() {
        var outcome = new ActionOutcome.Rejected(
                FailureReason.REFUSED,
                "no such key q1\"w2e3",
                new Exchange("{\"routing_key\": \"q1\\\"w2e3\", \"ab\": 1}", 400, "wrong: q1\"w2e3"));

        assertThat(BLOTTER.of(outcome))
                .isEqualTo(new ActionOutcome.Rejected(
                        FailureReason.REFUSED,
                        "no such key ***",
                        new Exchange("{\"routing_key\": \"***\", \"ab\": 1}", 400, "wrong: ***")));
    }

    @Test
    void details_stay_json() {
        var outcome =
                new ActionOutcome.Delivered(Json.mapper().createObjectNode().put("echo", "<q1\"w2e3>"));

        assertThat(BLOTTER.of(outcome))
                .isEqualTo(new ActionOutcome.Delivered(
                        Json.mapper().createObjectNode().put("echo", "<***>")));
    }

    @Test
    void what_was_sent_and_answered_is_cut() {
        var exchange = new Exchange("s".repeat(100_000), 200, "a\u0000".repeat(5_000));

        ActionOutcome kept = BLOTTER.of(new ActionOutcome.Delivered(null, exchange));

        assertThat(kept.exchange()).isNotNull().satisfies(each -> {
            assertThat(each.sent()).hasSize(32 * 1024);
            assertThat(each.answer()).hasSize(2 * 1024).doesNotContain("\u0000");
        });
    }
}
