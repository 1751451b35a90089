package dev.amiss.responder.delivery.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.IssueStatus;
import dev.amiss.responder.delivery.message.Notice;
import dev.amiss.responder.testing.Calls;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlackMessageTest {
    @Test
    void says_what_is_wrong_how_badly_since_when_and_where_to_look() {
        JsonNode message = message(Notice.of(Calls.about(Calls.open("payments gateway down"))));

        assertThat(message.path("text").asText()).isEqualTo("[critical] payments gateway down");
        assertThat(message.at("/blocks/0/text/text").asText()).isEqualTo("[critical] payments gateway down");
        assertThat(message.at("/blocks/1/fields").toString())
                .contains("2026-11-24 08:00:00 UTC", "*Owner*\\nPia", "*team*\\npayments");
        assertThat(message.at("/blocks/2/text/text").asText()).isEqualTo("```tried: 3```");
        assertThat(message.at("/blocks/3/elements/0/url").asText()).isEqualTo("https://amiss.example.com/issues/42");
        assertThat(message.at("/blocks/3/elements/1/url").asText()).isEqualTo("https://wiki.example.com/rb");
    }

    @Test
    void says_how_long_it_lasted_once_it_is_over() {
        var ended = Calls.issue(42, "x", IssueStatus.RESOLVED, Calls.details());

        JsonNode message = message(Notice.of(Calls.about(ended)));

        assertThat(message.path("text").asText()).isEqualTo("[resolved] x");
        assertThat(message.at("/blocks/1/fields").toString()).contains("after 2 h 5 min");
    }

    @Test
    void a_hostile_name_mentions_nobody() {
        JsonNode message = message(Notice.of(Calls.about(Calls.open(Calls.HOSTILE))));

        assertThat(markup(message)).allSatisfy(text -> assertThat(text).doesNotContain("<script", "<!channel"));
    }

    @Test
    void keeps_within_the_limits_of_blocks() {
        var issue = Calls.issue(42, "<&>".repeat(5_000), IssueStatus.OPEN, Calls.largeDetails());

        JsonNode message = message(Notice.of(Calls.about(issue)));

        assertThat(message.at("/blocks/0/text/text").asText()).hasSize(150);
        assertThat(markup(message)).allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(3_000));
        message.findValues("fields")
                .forEach(fields -> assertThat(fields)
                        .hasSizeLessThanOrEqualTo(10)
                        .allSatisfy(
                                field -> assertThat(field.path("text").asText()).hasSizeLessThanOrEqualTo(2_000)));
    }

    @Test
    void a_group_names_the_first_and_counts_the_others() {
        JsonNode message = message(Notice.of(Calls.aboutGroup("down", 1_000, 1_000)));

        assertThat(message.path("text").asText()).isEqualTo("[critical] 1,000 issues of labels.team=payments");
        assertThat(message.toString())
                .contains("<https://amiss.example.com/issues/20|down 20>", "and 980 more")
                .doesNotContain("down 21");
    }

    private static JsonNode message(Notice notice) {
        return SlackMessage.of(notice, "");
    }

    private static List<String> markup(JsonNode message) {
        List<String> texts = new ArrayList<>(List.of(message.path("text").asText()));
        message.path("blocks").forEach(block -> {
            if (block.path("type").asText().equals("section") && block.has("text")) {
                texts.add(block.at("/text/text").asText());
            }
            block.path("fields").forEach(field -> texts.add(field.path("text").asText()));
        });
        return texts;
    }
}
