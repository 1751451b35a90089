package dev.amiss.assertion.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.assertion.heartbeat.MailRules.Where;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    subject  | all OK          | FAILED   | success
                    text     | all OK          | FAILED   | fail
                    anywhere | all OK          | FAILED   | fail
                    anywhere | started OK      |          | success
                    anywhere | started         |          | start
                    anywhere | ok              | failed   | ignored
                    subject  | nothing         | OK       | ignored
                    """)
    void failure_comes_before_success_and_that_before_start(String where, String subject, String text, String kind) {
        MailRules rules = new MailRules(
                List.of("FAILED"),
                List.of("OK"),
                List.of("started"),
                Where.ofWord(where).orElseThrow());

        assertThat(kind(rules, subject, text == null ? "" : text)).isEqualTo(kind);
    }

    @Test
    void without_words_each_mail_says_that_all_is_well() {
        assertThat(kind(MailRules.NONE, "FAILED", "")).isEqualTo("success");
    }

    private static String kind(MailRules rules, String subject, String text) {
        return new Sign(rules.signal(new MailText("", subject, text)), null, null, null, "MAIL", null).kind();
    }
}
