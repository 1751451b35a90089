package dev.amiss.issue.compat.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupingTest {
    private static String key(String json) throws IOException {
        return Grouping.key(new SentryEvent((ObjectNode) Json.mapper().readTree(json)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "user 42 not found | user # not found",
                "took 1.5 s | took #.# s",
                "at 0x7f3a0c | at #",
                "id 9ec79c33-ec99-42ab-8353-589fcb2e04dc gone | id # gone",
                "commit deadbeef01 failed | commit # failed",
                "deadbeef | deadbeef",
                "feed2 broke | feed# broke",
                "no numbers | no numbers",
            })
    void what_changes_in_a_message_is_masked(String message, String expected) {
        assertThat(Grouping.masked(message)).isEqualTo(expected);
    }

    @Test
    void exceptions_are_known_by_type_and_place_and_not_by_message_or_line() throws IOException {
        String one = key(Payloads.python("1", "PayError", "user 42 has no card", 31));

        assertThat(one).isEqualTo("exception:PayError@shop.pay:charge");
        assertThat(key(Payloads.python("2", "PayError", "something else", 99))).isEqualTo(one);
        assertThat(key(Payloads.python("3", "OtherError", "user 42 has no card", 31)))
                .isNotEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"message\":\"user 7 left\"} | message:user # left",
                "{\"logentry\":{\"message\":\"user %s left\",\"params\":[\"eva\"]}} | message:user %s left",
                "{\"exception\":[{\"type\":\"E\",\"value\":\"no 7\"}]} | exception:E:no #",
                "{\"exception\":{\"type\":\"E\",\"value\":\"no 7\"}} | exception:E:no #",
                "{\"exception\":{\"values\":[{\"type\":\"E\",\"stacktrace\":{\"frames\":[{\"filename\":\"a.js\",\"function\":\"f\"}]}}]}} | exception:E@a.js:f",
                "{\"message\":\"x\",\"fingerprint\":[\"my-rpc\",\"POST\"]} | fingerprint:[my-rpc, POST]",
                "{\"message\":\"x 1\",\"fingerprint\":[\"{{ default }}\"]} | message:x #",
                "{\"message\":\"x 1\",\"fingerprint\":[\"{{default}}\",\"eu\"]} | fingerprint:[message:x #, eu]",
                "{\"message\":\"x\",\"transaction\":\"/a\",\"fingerprint\":[\"{{ transaction }}\",\"{{ unknown }}\"]} | fingerprint:[/a, {{ unknown }}]",
                "{\"message\":\"x\",\"fingerprint\":[]} | message:x",
            })
    void keys_can_be_read(String event, String expected) throws IOException {
        assertThat(key(event)).isEqualTo(expected);
    }

    @Test
    void a_fingerprint_that_names_a_long_value_again_and_again_stays_short() throws IOException {
        String again = "\"{{ transaction }}\",".repeat(1_000);

        String key = key("{\"message\":\"x\",\"transaction\":\"%s\",\"fingerprint\":[%s\"end\"]}"
                .formatted("t".repeat(50_000), again));

        assertThat(key).hasSizeLessThan(300_000);
    }
}
