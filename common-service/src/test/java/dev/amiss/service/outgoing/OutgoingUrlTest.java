package dev.amiss.service.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://example.com, example.com:80, /",
        "https://example.com, example.com:443, /",
        "HTTPS://Example.COM:8443/a/b?c=d#e, example.com:8443, /a/b?c=d",
        "http://example.com?x=1, example.com:80, /?x=1",
        "http://example.com., example.com:80, /",
        "http://127.0.0.1:8080/x, 127.0.0.1:8080, /x",
        "http://127.0.0.1./x, 127.0.0.1:80, /x",
        "http://[::1]:9/x, [::1]:9, /x",
        "http://[FD12::1]/, [fd12::1]:80, /",
        "http://my_service:8080/x, my_service:8080, /x",
        "http://bücher.example/ä, xn--bcher-kva.example:80, /%C3%A4",
        "http://example.com:/x, example.com:80, /x",
        "' http://example.com/x ', example.com:80, /x",
    })
    void is_taken_apart(String text, String destination, String target) {
        OutgoingUrl url = OutgoingUrl.parse(text);

        assertThat(url.destination()).isEqualTo(destination);
        assertThat(url.target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "ftp://example.com",
                "file:///etc/passwd",
                "http:",
                "http://",
                "http:///x",
                "http://exa mple.com",
                "http://example.com:99999",
                "http://example.com:0",
                "http://a@b@c/",
                "http://-.example/",
                "http://[fe80::1%25eth0]/",
                "http://example.com:80:80/",
                "jar:http://example.com!/"
            })
    void others_are_refused_with_an_example(String text) {
        assertThatThrownBy(() -> OutgoingUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://example.com/hook");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0177.0.0.1/",
                "http://0x7f.0.0.1/",
                "http://0x7f000001/",
                "http://127.1/",
                "http://127.0.0.01/",
                "http://256.1.1.1/",
                "http://1.2.3.4.5/",
                "http://017700000001/"
            })
    void odd_forms_of_an_ipv4_address_are_never_passed_on(String text) {
        assertThatThrownBy(() -> OutgoingUrl.parse(text)).hasMessageContaining("four decimal numbers");
    }

    @Test
    void credentials_become_a_header_and_no_part_of_the_destination() {
        OutgoingUrl url = OutgoingUrl.parse("https://anna:s%40crt+1@example.com/x");

        assertThat(url.credentials()).isEqualTo("Basic YW5uYTpzQGNydCsx");
        assertThat(url.destination()).isEqualTo("example.com:443");
    }
}
