package dev.amiss.assertion.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.expression.ExpressionLanguage.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionLanguageTest {
    private static final ExpressionLanguage LANGUAGE =
            new ExpressionLanguage(Map.of("record", Kind.OBJECT, "now", Kind.TIME));
    private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '"', textBlock = """
                    record.id == 42                                                     => HOLDS
                    record.balance >= 0                                                 => HOLDS
                    record.balance > 100                                                => DOES_NOT_HOLD
                    record.picture == null                                              => HOLDS
                    record.picture != null                                              => DOES_NOT_HOLD
                    has(record.picture)                                                 => HOLDS
                    has(record.missing)                                                 => DOES_NOT_HOLD
                    record.missing == 1                                                 => ERRED
                    record.missing == 1 || record.id == 42                              => HOLDS
                    record.joined_at > now - duration('120h')                           => HOLDS
                    record.picture != null || now - record.joined_at < duration('120h') => HOLDS
                    record.picture != null || now - record.joined_at < duration('1h')   => DOES_NOT_HOLD
                    record.picture < now                                                => ERRED
                    record.name.startsWith('Jo')                                        => HOLDS
                    record.name.matches('J.+n')                                         => HOLDS
                    record.name + record.id == 'x'                                      => ERRED
                    record.id                                                           => ERRED
                    record.tags.exists(t, t == 'b')                                     => HOLDS
                    record.tags.all(t, t != 'b')                                        => DOES_NOT_HOLD
                    'a' in record.tags                                                  => HOLDS
                    record.address.city == 'Bonn'                                       => HOLDS
                    record.active                                                       => HOLDS
                    1 / 0 == 1                                                          => ERRED
                    """)
    void an_expression_holds_does_not_hold_or_errs(String text, String expected) throws InvalidExpression {
        Verdict verdict = LANGUAGE.compile(text).evaluate(values());

        switch (expected) {
            case "HOLDS" -> assertThat(verdict).isEqualTo(Verdict.HOLDS);
            case "DOES_NOT_HOLD" -> assertThat(verdict).isEqualTo(Verdict.DOES_NOT_HOLD);
            default ->
                assertThat(verdict)
                        .isInstanceOfSatisfying(
                                Verdict.Erred.class,
                                erred -> assertThat(erred.reason()).isNotBlank().doesNotContain("\n"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '"', textBlock = """
                    record.id ==              => must be a CEL expression over now, record: mismatched input
                    user.id == 1              => undeclared reference to 'user'
                    record.id + 1             => must be true or false
                    'yes'                     => must be true or false
                    now                       => must be true or false
                    now > 1                   => no matching overload
                    """)
    void a_bad_expression_is_refused_with_the_rule_and_the_place(String text, String reason) {
        assertThatThrownBy(() -> LANGUAGE.compile(text))
                .isInstanceOf(InvalidExpression.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_001, 100_000})
    void an_expression_too_long_is_refused(int length) {
        assertThatThrownBy(() -> LANGUAGE.compile("record.x == '" + "x".repeat(length) + "'"))
                .isInstanceOf(InvalidExpression.class);
    }

    @Test
    void nesting_too_deep_is_refused() {
        assertThatThrownBy(() -> LANGUAGE.compile("(".repeat(500) + "true" + ")".repeat(500)))
                .isInstanceOf(InvalidExpression.class);
    }

    @Test
    void a_loop_in_a_loop_cannot_run_for_long() throws InvalidExpression {
        String ten = "[1,2,3,4,5,6,7,8,9,10]";
        String loops = ten + ".all(a, " + ten + ".all(b, " + ten + ".all(c, " + ten + ".all(d, true))))";

        assertThat(LANGUAGE.compile(loops).evaluate(values())).isInstanceOf(Verdict.Erred.class);
    }

    @Test
    void what_takes_too_much_errs_and_says_so() throws InvalidExpression {
        Expression hostile = LANGUAGE.compile("record.list.all(e, !record.text.matches('(a|aa)*b'))");
        Map<String, Object> record = Map.of("text", "a".repeat(100_000), "list", Collections.nCopies(900, "element"));

        assertThat(hostile.evaluate(Map.of("record", record, "now", ExpressionValues.time(NOW))))
                .isInstanceOfSatisfying(
                        Verdict.Erred.class,
                        erred -> assertThat(erred.reason()).contains("it takes too much for these values"));
    }

    private static Map<String, Object> values() {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("id", 42)
                .put("balance", new BigDecimal("12.50"))
                .put("name", "John")
                .putNull("picture");
        record.put("active", true).putArray("tags").add("a").add("b");
        record.putObject("address").put("city", "Bonn");
        @SuppressWarnings("unchecked")
        Map<String, Object> values = new HashMap<>((Map<String, Object>) ExpressionValues.json(record));
        values.put("joined_at", ExpressionValues.time(NOW.minusSeconds(4 * 86_400)));
        return Map.of("record", values, "now", ExpressionValues.time(NOW));
    }
}
