package dev.amiss.responder.matching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "user-       ; user-7                     ; true",
                "user-.*     ; user-42 lost her mailbox   ; true",
                "user-.*     ; a user-43                  ; false",
                ".*-7        ; user-7                     ; true",
                "7           ; user-7                     ; false",
                "user-7$     ; user-77                    ; false",
                "^user       ; user                       ; true",
                "(?i)USER    ; user-1                     ; true",
                "(a|b)c?d    ; bd                         ; true",
                "a.c         ; abc and more               ; true",
            })
    void matches_from_the_start_and_not_to_the_end(String pattern, String name, boolean matches) {
        assertThat(WatchPattern.of(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(user)-\\1     | character 8: the backreference \\1",
                "a(?=b)         | character 2: a lookahead (?=",
                "ab(?!c)        | character 3: a negative lookahead (?!",
                "(?<=x)y        | character 1: a lookbehind (?<=",
                "(?<!x)y        | character 1: a negative lookbehind",
                "(?>a+)         | character 1: an atomic group",
                "(?P<n>a)(?P=n) | character 9: a backreference",
                "\\k<n>         | character 1: a backreference",
                "a++            | character 3: a possessive quantifier",
                "a**            | character 3: a repetition of a repetition",
                "(a             | character 1: this ( is never closed",
                "a)             | character 2: this ) closes no group",
                "[a             | character 1: this [ is never closed",
                "[b-a]          | character 2: the range b-a runs backwards",
                "x{2,1}         | character 2: the repetition {2,1} is out of range",
                "x{1001}        | character 2: the repetition {1001} is out of range",
                "*a             | character 1: there is nothing here to repeat",
                "a\\Z           | character 2: the end anchor \\Z",
                "(?x)a          | character 1: the group option (?x",
                "\\p{Nope}      | character 1: invalid character class range",
            })
    void a_construct_that_re2_lacks_is_named_with_its_place(String pattern, String message) {
        assertThatThrownBy(() -> WatchPattern.of(pattern))
                .isInstanceOf(InvalidPatternException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"((a{100}){100}){100}", "((((a{9}){9}){9}){9}){9}", "(ab|cd){1000}", "(\\pL{50}){50}"})
    void a_pattern_too_large_when_compiled_is_refused_without_compiling_it(String pattern) {
        assertThatThrownBy(() -> WatchPattern.of(pattern))
                .isInstanceOf(InvalidPatternException.class)
                .hasMessageContaining("too large when compiled");
    }

    @Test
    void a_pattern_of_over_512_characters_is_refused() {
        assertThatThrownBy(() -> WatchPattern.of("a".repeat(513))).hasMessageContaining("at most 512");
        assertThat(WatchPattern.of("a".repeat(512)).matches("a".repeat(600))).isTrue();
    }

    @Test
    void agrees_with_re2_on_any_pattern_and_name() {
        var random = new Random(7);
        int compared = 0;
        int matched = 0;
        for (int round = 0; round < 60_000; round++) {
            String text = RandomPatterns.pattern(random);
            Pattern expected = compiled(text);
            if (expected == null) {
                assertThatThrownBy(() -> WatchPattern.of(text)).isInstanceOf(InvalidPatternException.class);
                continue;
            }
            WatchPattern pattern = WatchPattern.of(text);
            String name = RandomPatterns.name(random);
            boolean matches = expected.matcher(name).lookingAt();
            assertThat(pattern.matches(name)).as("%s on %s", text, name).isEqualTo(matches);
            compared++;
            matched += matches ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(40_000);
        assertThat(matched).isGreaterThan(4_000);
    }

    @Test
    void agrees_with_re2_on_words_that_stand_anywhere() {
        var random = new Random(11);
        int matched = 0;
        for (int round = 0; round < 20_000; round++) {
            String text = ".*" + RandomPatterns.name(random) + (random.nextBoolean() ? ".*" : "");
            Pattern expected = compiled(text);
            String name = RandomPatterns.name(random) + RandomPatterns.name(random);
            if (expected != null) {
                boolean matches = expected.matcher(name).lookingAt();
                assertThat(WatchPattern.of(text).matches(name))
                        .as("%s on %s", text, name)
                        .isEqualTo(matches);
                matched += matches ? 1 : 0;
            }
        }
        assertThat(matched).isGreaterThan(500);
    }

    private static @org.jspecify.annotations.Nullable Pattern compiled(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "user-.*     ; user- ; user.",
                "user-7      ; user-7 ; user-8",
                "(?:ab|ac)d  ; a      ; b",
                "ä.*         ; ä      ; å",
            })
    void says_where_the_names_stand_that_it_can_match(String pattern, String from, String before) {
        assertThat(WatchPattern.of(pattern).names()).isEqualTo(new NameRange(from, before));
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "(a|b).*", "(?i)user", "u*ser", ".*user"})
    void says_nothing_of_names_that_may_stand_anywhere(String pattern) {
        assertThat(WatchPattern.of(pattern).names()).isNull();
    }

    @Test
    void every_name_that_matches_stands_there() {
        Random random = new Random(11);
        int ranges = 0;
        for (int each = 0; each < 20_000; each++) {
            String text = RandomPatterns.pattern(random);
            String name = RandomPatterns.name(random);
            if (compiled(text) == null) {
                continue;
            }
            WatchPattern pattern = WatchPattern.of(text);
            NameRange names = pattern.names();
            if (names != null) {
                ranges++;
                assertThat(!pattern.matches(name) || isWithin(name, names))
                        .as("%s %s %s", pattern.text(), name, names)
                        .isTrue();
            }
        }
        assertThat(ranges).isGreaterThan(500);
    }

    private static boolean isWithin(String name, NameRange names) {
        byte[] text = name.getBytes(UTF_8);
        return Arrays.compareUnsigned(text, names.from().getBytes(UTF_8)) >= 0
                && Arrays.compareUnsigned(text, names.before().getBytes(UTF_8)) < 0;
    }
}
