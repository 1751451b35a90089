package dev.amiss.responder.delivery.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.IssueStatus;
import dev.amiss.responder.delivery.message.Notice;
import dev.amiss.responder.testing.Calls;
import org.junit.jupiter.api.Test;

class MattermostMessageTest {
    @Test
    void says_what_is_wrong_with_a_link() {
        JsonNode message = MattermostMessage.of(Notice.of(Calls.about(Calls.open("gateway down"))), "");

        assertThat(message.path("text").asText())
                .isEqualTo("**critical** [gateway down](https://amiss.example.com/issues/42)");
        assertThat(message.at("/attachments/0/color").asText()).isEqualTo("#a40e26");
        assertThat(message.at("/attachments/0/text").asText())
                .contains("tried: 3", "[Runbook](https://wiki.example.com/rb)");
    }

    @Test
    void a_hostile_name_mentions_nobody_and_makes_no_link() {
        JsonNode message = MattermostMessage.of(Notice.of(Calls.about(Calls.open(Calls.HOSTILE))), "");

        assertThat(message.path("text").asText())
                .doesNotContain("@channel", "[x](http", "<script>")
                .contains("\\[x\\]\\(http", "\\<script\\>");
    }

    @Test
    void keeps_its_attachment_below_8000_characters() {
        var issue = Calls.issue(42, "*".repeat(5_000), IssueStatus.OPEN, Calls.largeDetails());

        JsonNode message = MattermostMessage.of(Notice.of(Calls.about(issue)), "");
        JsonNode group = MattermostMessage.of(Notice.of(Calls.aboutGroup("*".repeat(500), 1_000, 1_000)), "");

        assertThat(message.path("attachments").toString()).hasSizeLessThan(8_000);
        assertThat(group.path("attachments").toString()).hasSizeLessThan(8_000);
    }
}
