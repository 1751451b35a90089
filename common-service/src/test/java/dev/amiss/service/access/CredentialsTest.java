package dev.amiss.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    @ParameterizedTest
    @CsvSource({
        "Bearer abc, abc",
        "bearer  abc , abc",
        "BASIC YW5uYTphOmI=, a:b",
        "Basic YWJj, abc",
        "Basic %%%, ''",
        "Bearer, ",
        "Digest abc, ",
        "abc, ",
        "'', ",
    })
    void the_secret_is_found(String header, String secret) {
        assertThat(Credentials.secret(header).orElse(null)).isEqualTo(secret);
    }

    @Test
    void no_header_no_secret() {
        assertThat(Credentials.secret(null)).isEmpty();
    }
}
