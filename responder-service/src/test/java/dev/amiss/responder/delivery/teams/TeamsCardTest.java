package dev.amiss.responder.delivery.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.IssueStatus;
import dev.amiss.responder.delivery.message.Notice;
import dev.amiss.responder.testing.Calls;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TeamsCardTest {
    @Test
    void is_a_card_that_opens_the_issue() {
        JsonNode message = TeamsCard.message(Notice.of(Calls.about(Calls.open("gateway down"))), "");

        assertThat(message.path("type").asText()).isEqualTo("message");
        assertThat(message.at("/attachments/0/contentType").asText())
                .isEqualTo("application/vnd.microsoft.card.adaptive");
        JsonNode card = message.at("/attachments/0/content");
        assertThat(card.at("/body/0/inlines/0/text").asText()).isEqualTo("[critical] gateway down");
        assertThat(card.at("/actions/0/url").asText()).isEqualTo("https://amiss.example.com/issues/42");
        assertThat(card.path("body").toString()).contains("tried: 3");
    }

    @Test
    void texts_of_others_are_runs_without_markup() {
        JsonNode message = TeamsCard.message(Notice.of(Calls.about(Calls.open(Calls.HOSTILE))), "");

        message.at("/attachments/0/content/body")
                .forEach(block -> assertThat(block.path("type").asText()).isEqualTo("RichTextBlock"));
    }

    @Test
    void takes_28_kilobytes_at_most() {
        var issue = Calls.issue(42, "€".repeat(5_000), IssueStatus.OPEN, Calls.largeDetails());

        assertThat(bytes(TeamsCard.message(Notice.of(Calls.about(issue)), ""))).isBetween(4_000, 28 * 1024);
        assertThat(bytes(TeamsCard.message(Notice.of(Calls.aboutGroup("€".repeat(5_000), 500, 500)), "")))
                .isBetween(4_000, 28 * 1024);
        assertThat(bytes(TeamsCard.message(Notice.of(Calls.about(issue)), "€".repeat(200_000))))
                .isBetween(4_000, 28 * 1024);
    }

    private static int bytes(JsonNode message) {
        return message.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
