package dev.amiss.assertion.check.dns;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.amiss.assertion.testing.Checks;
import dev.amiss.assertion.testing.NameServer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DnsCheckTest {
    private NameServer server;

    @BeforeEach
    void start() throws IOException {
        server = new NameServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    0 |                                                           | passed |
                    0 | , "expect": "192.0.2.7"                                   | passed |
                    0 | , "expect": ["192.0.2.7", "192.0.2.8"], "exactly": true   | passed |
                    0 | , "expect": ["192.0.2.7"], "exactly": true                | failed | there is 192.0.2.8, which is not expected
                    0 | , "expect": ["192.0.2.9"]                                 | failed | there is no 192.0.2.9
                    0 | , "expect": "none"                                        | failed | there is 192.0.2.7, expected none
                    3 | , "expect": "none"                                        | passed |
                    3 |                                                           | failed | the name server answered NXDOMAIN
                    2 | , "expect": "none"                                        | failed | the name server answered SERVFAIL
                    """)
    void answers_are_held_against_what_is_expected(int code, String more, String outcome, String unmet) {
        byte[][] data = code == 0 ? new byte[][] {{(byte) 192, 0, 2, 7}, {(byte) 192, 0, 2, 8}} : new byte[][] {};
        server.answers(code, data);

        var result = Checks.resultOf(check("A", more == null ? "" : more)).body("outcome", equalTo(outcome));

        if (unmet != null) {
            result.body("details.unmet", hasItem(unmet));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    MX    | 000a 04 6d61696c c00c   | 10 mail.example.com
                    TXT   | 05 48656c6c6f 01 21     | Hello!
                    CNAME | 03 777777 c00c          | www.example.com
                    SRV   | 0001 0002 01bb 01 61 00 | 1 2 443 a
                    AAAA  | 20010db8000000000000000000000001 | 2001:db8::1
                    """)
    void records_of_each_type_are_told_as_text(String type, String data, String text) {
        server.answers(0, java.util.HexFormat.of().parseHex(data.replace(" ", "")));

        Checks.resultOf(check(type, ", \"expect\": \"" + text + "\""))
                .body("outcome", equalTo("passed"))
                .body("details.answers", hasItem(text));
    }

    @Test
    void a_name_server_that_must_not_be_asked_is_an_error_of_the_check() {
        Checks.resultOf("""
                        {"type": "dns", "name": "example.com", "resolver": "169.254.169.254"}""").body("outcome", equalTo("error")).body("details.reason", equalTo("forbidden_address"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"type": "dns"}                                                  | /check/name        | is required
                    {"type": "dns", "name": "a.example", "record_type": "HINFO"}     | /check/record_type | must be one of A, AAAA
                    {"type": "dns", "name": "192.0.2.7"}                             | /check/name        | with record_type PTR only
                    {"type": "dns", "name": "a.example", "resolver": "http://x/"}    | /check/resolver    | must be a name server
                    {"type": "dns", "name": "a.example", "exactly": true}            | /check/exactly     | goes with the answers
                    {"type": "dns", "name": "a.example", "expect": [1]}              | /check/expect/0    | must be a text
                    """)
    void wrong_fields_are_named(String check, String pointer, String rule) {
        Checks.post(check)
                .statusCode(400)
                .body("errors.find { it.pointer == '" + pointer + "' }.detail", containsString(rule));
    }

    private String check(String type, String more) {
        return """
                {"type": "dns", "name": "example.com", "record_type": "%s", "resolver": "%s"%s}""".formatted(type, server.address(), more);
    }
}
