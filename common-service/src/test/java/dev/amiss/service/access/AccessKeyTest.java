package dev.amiss.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessKeyTest {
    private static final String HASH_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void a_line_has_name_role_and_hash() {
        AccessKey key = AccessKey.of("checkout-1", Role.REPORTER, "abc");

        assertThat(key.line()).isEqualTo("checkout-1 reporter " + HASH_OF_ABC);
        assertThat(AccessKey.parse(key.line()).orElseThrow().isHashOf(AccessKey.sha256("abc")))
                .isTrue();
        assertThat(AccessKey.parse(key.line()).orElseThrow().isHashOf(AccessKey.sha256("abd")))
                .isFalse();
    }

    @Test
    void a_key_prints_without_its_hash() {
        assertThat(AccessKey.of("a", Role.ADMIN, "abc")).hasToString("a admin");
    }

    @Test
    void secrets_are_long_never_the_same_and_fit_foreign_clients() {
        assertThat(AccessKey.newSecret()).matches("amiss_[A-Za-z0-9]{26}").isNotEqualTo(AccessKey.newSecret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a admin",
                "a root " + HASH_OF_ABC,
                "a admin " + HASH_OF_ABC + "00",
                "a admin xyz",
                "a/b admin " + HASH_OF_ABC,
                "a  b admin " + HASH_OF_ABC
            })
    void other_lines_are_none(String line) {
        assertThat(AccessKey.parse(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "new\nline", "ümlaut"})
    void other_names_are_refused(String name) {
        assertThatThrownBy(() -> AccessKey.of(name, Role.ADMIN, "abc")).hasMessageContaining("like checkout-1");
    }

    @Test
    void a_role_includes_those_before_it() {
        assertThat(Role.REPORTER.included()).containsExactly("reporter");
        assertThat(Role.OPERATOR.included()).containsExactlyInAnyOrder("reporter", "operator");
        assertThat(Role.ADMIN.included()).containsExactlyInAnyOrder("reporter", "operator", "admin");
    }
}
