package dev.amiss.assertion.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Subject: hi;;body                                                           | hi      | body
                    Subject: =?utf-8?B?Z3LDvMOfZQ==?=;;body                                     | grüße   | body
                    Content-Type: text/plain; charset=nonsense;Subject: a;;body                 | a       | body
                    Content-Type: text/plain; charset=utf-8;Content-Transfer-Encoding: base64;;Ym9keQ== | '' | body
                    Content-Type: text/html;Subject: a;;<h1>one</h1> two                        | a       | one  two
                    Content-Type: multipart/mixed; boundary=b;;--b;Content-Type: text/html;;<i>h</i>;--b;;plain;--b-- | '' | plain
                    Content-Type: multipart/mixed; boundary=b;;--b;Content-Disposition: attachment;;file;--b-- | '' | ''
                    Content-Type: multipart/mixed; boundary=b;;--b;Content-Type: multipart/alternative; boundary=c;;--c;;deep;--c--;--b-- | '' | deep
                    Content-Type: application/pdf;Subject: a;;xyz                               | a       | ''
                    """)
    void subject_and_text_are_found(String lines, String subject, String text) {
        MailText mail = of(lines.replace(";;", "\n\n").replace(";--", "\n--").replaceAll(";(?=\\S)", "\n"));

        assertThat(mail.subject()).isEqualTo(subject);
        assertThat(mail.text().strip()).isEqualTo(text);
    }

    @Test
    void parts_within_parts_without_end_are_not_followed() {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }

        assertThat(of(mail.toString()).text()).isEmpty();
    }

    private static MailText of(String mail) {
        return MailText.of(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
