package dev.amiss.responder.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"jane@example.com", "Jane Doe <jane@example.com>", "<jane@example.com>", "jané@exämple.com"})
    void these_are_addresses(String text) {
        assertThat(MailAddresses.isAddress(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jane",
                "jane@",
                "@example.com",
                "jane@example.com\r\nBcc: eve@evil.example",
                "jane@example.com\nBcc:eve@evil.example",
                "jane@example.com\u0000",
                "jane\u0085x@example.com",
                "jane@exam\u2028ple.com",
                "jane@example\u202ecom",
                "Jane\r\nBcc: eve@evil.example <jane@example.com>",
                "Jane\u0085Bcc <jane@example.com>",
                "\"Jane\" <jane@example.com>",
                "jane@example.com <eve@evil.example> x",
                "jane@example.com@evil.example",
                "jane@[127.0.0.1]",
                "jane;eve@example.com",
                "<jane@example.com",
            })
    void these_are_none(String text) {
        assertThat(MailAddresses.isAddress(text)).isFalse();
    }

    @Test
    void a_text_may_name_several() throws Exception {
        assertThat(MailAddresses.read(Json.mapper().readTree("\"a@b.c, d@e.f,\"")))
                .containsExactly("a@b.c", "d@e.f");
    }

    @ParameterizedTest
    @CsvSource({
        "jane@example.com, true",
        "Jane <jane@EXAMPLE.com>, true",
        "jane@sub.example.com, false",
        "jane@a.example.org, true",
        "jane@example.org, false",
        "jane@evil-example.com, false",
        "jane@example.com.evil.example, false",
        "example.com <jane@evil.example>, false",
    })
    void mails_go_to_allowed_domains_only(String address, boolean allowed) {
        var domains = new MailDomains(List.of("example.com", " *.Example.org ", ""));

        assertThat(domains.refusal(address).isEmpty()).isEqualTo(allowed);
        assertThat(new MailDomains(List.of("")).refusal(address)).isEmpty();
    }
}
