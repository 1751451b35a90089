package dev.amiss.service.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private static final AddressPolicy STRICT = AddressPolicy.allowing(List.of());
    private static final AddressPolicy EVERYTHING =
            AddressPolicy.allowing(List.of("private", "loopback", "0.0.0.0/0", "::/0"));

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "93.184.216.34", "172.32.0.1", "11.0.0.0", "2606:4700:4700::1111", "64:ff9b::101:101"
            })
    void public_addresses_are_allowed(String address) throws UnknownHostException {
        assertThat(STRICT.refusal(InetAddress.getByName(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "::1",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "198.18.0.1",
                "fd12:3456::1",
                "fec0::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::a00:1",
                "2002:0a00:0001::",
                "2002:7f00:0001::1",
                "2001:0:1:2:3:4:80ff:fffe"
            })
    void private_and_loopback_addresses_are_refused_unless_allowed(String address) throws UnknownHostException {
        assertThat(STRICT.refusal(InetAddress.getByName(address)))
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("AMISS_OUTGOING_ALLOW"));
        assertThat(EVERYTHING.refusal(InetAddress.getByName(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "169.254.169.254",
                "169.254.0.1",
                "fe80::1",
                "fd00:ec2::254",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "224.0.0.1",
                "255.255.255.255",
                "ff02::1",
                "::ffff:169.254.169.254",
                "64:ff9b::169.254.169.254",
                "2002:a9fe:a9fe::",
                "::169.254.169.254"
            })
    void link_local_metadata_and_reserved_addresses_are_refused_whatever_is_allowed(String address)
            throws UnknownHostException {
        assertThat(EVERYTHING.refusal(InetAddress.getByName(address)))
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("never allowed"));
    }

    @ParameterizedTest
    @CsvSource({
        "loopback, 127.0.0.1, true",
        "loopback, 10.0.0.1, false",
        "private, 10.0.0.1, true",
        "private, 127.0.0.1, false",
        "10.1.0.0/16, 10.1.255.3, true",
        "10.1.0.0/16, 10.2.0.1, false",
        "192.168.7.3, 192.168.7.3, true",
        "192.168.7.3, 192.168.7.4, false",
        "fd12:3456::/32, fd12:3456:ffff::1, true",
        "fd12:3456::/32, fd12:3457::1, false",
        "10.0.0.0/8, fd12::1, false",
    })
    void words_allow_what_they_name(String word, String address, boolean allowed) throws UnknownHostException {
        AddressPolicy policy = AddressPolicy.allowing(List.of(" " + word + " ", ""));

        assertThat(policy.refusal(InetAddress.getByName(address)).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"intern", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", "10.0/8", "example.com", "::/129"})
    void wrong_words_are_refused_with_an_example(String word) {
        assertThatThrownBy(() -> AddressPolicy.allowing(List.of(word)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + word + "'")
                .hasMessageContaining("10.1.0.0/16");
    }

    @Test
    void a_refusal_names_the_address_and_its_kind() throws UnknownHostException {
        assertThat(STRICT.refusal(InetAddress.getByName("10.0.0.1")))
                .hasValueSatisfying(refusal -> assertThat(refusal).startsWith("10.0.0.1 is a private address"));
    }
}
