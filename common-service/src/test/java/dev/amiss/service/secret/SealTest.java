package dev.amiss.service.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
    private static final String OLD = EncryptionKeys.newLine("k1");
    private static final String NEW = EncryptionKeys.newLine("k2");

    @TempDir
    Path folder;

    @Test
    void what_was_sealed_is_opened_and_shows_nothing() {
        Seal seal = seal(OLD, "a");

        String sealed = seal.seal("hunter2 ü");

        assertThat(sealed).startsWith("amiss1:k1:").doesNotContain("hunter2");
        assertThat(seal.open(sealed)).hasValue("hunter2 ü");
        assertThat(seal.seal("hunter2 ü")).isNotEqualTo(sealed);
    }

    @Test
    void the_first_key_seals_and_all_open() {
        String old = seal(OLD, "a").seal("x");

        Seal both = seal(NEW + "," + OLD, "a");

        assertThat(both.open(old)).hasValue("x");
        assertThat(both.isCurrent(old)).isFalse();
        assertThat(both.isCurrent(both.seal("x"))).isTrue();
        assertThat(seal(NEW, "a").open(old)).isEmpty();
    }

    @Test
    void a_seal_is_for_one_purpose() {
        assertThat(seal(OLD, "b").open(seal(OLD, "a").seal("x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "amiss1:", "amiss1:k1:", "amiss1:k1:AAAA", "amiss1:k9:AAAA", "amiss1:k1:%%%", "a:b:c:d"
            })
    void other_texts_are_not_opened(String text) {
        assertThat(seal(OLD, "a").open(text)).isEmpty();
    }

    @Test
    void a_changed_one_is_not_opened() {
        Seal seal = seal(OLD, "a");
        String sealed = seal.seal("x");
        char last = sealed.charAt(sealed.length() - 3);

        String forged = sealed.substring(0, sealed.length() - 3)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 2);

        assertThat(seal.open(forged)).isEmpty();
    }

    @Test
    void keys_come_from_a_file_too() throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "# made today\n" + NEW + "\n" + OLD + "\n");

        var keys = new EncryptionKeys(Optional.empty(), Optional.of(file));

        assertThat(keys.lasting("a").orElseThrow().open(seal(OLD, "a").seal("x")))
                .hasValue("x");
        assertThat(keys.derivedText("a"))
                .hasValueSatisfying(text -> assertThat(text).hasSize(43));
    }

    @Test
    void without_keys_a_seal_lasts_as_long_as_the_process() {
        var keys = new EncryptionKeys(Optional.empty(), Optional.empty());

        assertThat(keys.isGiven()).isFalse();
        assertThat(keys.lasting("a")).isEmpty();
        assertThat(keys.atLeastForThisProcess("a")
                        .open(keys.atLeastForThisProcess("a").seal("x")))
                .hasValue("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k1", "k1:", "k1:c2hvcnQ=", "k 1:x", "k1:%%%%", ":AAAA"})
    void other_words_are_no_keys_and_are_not_repeated(String word) {
        assertThatThrownBy(() -> new EncryptionKeys(Optional.of(OLD + "," + word), Optional.empty()))
                .hasMessageContaining("AMISS_ENCRYPTION_KEYS")
                .hasMessageContaining("KeyTool encryption-key")
                .satisfies(e ->
                        assertThat(e.getMessage()).doesNotContain("c2hvcnQ").doesNotContain(OLD));
    }

    @Test
    void two_keys_of_one_name_are_refused() {
        assertThatThrownBy(() ->
                        new EncryptionKeys(Optional.of(OLD + "," + EncryptionKeys.newLine("k1")), Optional.empty()))
                .hasMessageContaining("two encryption keys are named k1");
    }

    private static Seal seal(String keys, String purpose) {
        return new EncryptionKeys(Optional.of(keys), Optional.empty())
                .lasting(purpose)
                .orElseThrow();
    }
}
