package dev.amiss.service.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionProgramTest {
    private static final Cel CEL = CelFactory.standardCelBuilder()
            .setOptions(ExpressionProgram.OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("x", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .build();
    private static final String LONG = "a".repeat(250_000);
    private static final Map<String, Object> VALUES = Map.of(
            "x",
            Map.of(
                    "long",
                    LONG,
                    "half",
                    LONG.substring(125_000) + "b",
                    "pattern",
                    "(a?){50}b",
                    "list",
                    Collections.nCopies(900, "element")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.list.all(e, !x.long.matches('(a|aa)*b'))",
                "x.list.exists(e, matches(x.long, '(a?){40}b'))",
                "x.list.all(e, !x.long.matches(x.pattern))",
                "x.list.all(e, !x.long.matches(e + x.pattern))",
                "x.list.exists(e, x.long.contains(x.half))",
                "x.long.contains(x.half)",
                "x.list.map(e, x.long + x.long + e).size() == 900",
                "x.list.map(e, [x.long + e, x.long + x.half]).size() == 900",
                "x.list.all(e, x.long != x.long + e)",
                "x.list.all(e, !x.long.matches('(a|aa)*b')) || true",
                "x.list.filter(e, x.long.matches('(a?){40}b') || x.long.contains(x.half) || true).size() == 900",
                "x.list.all(e, x.long.matches('(a?){40}b') ? false : true)",
                "x.long.matches('(a?){90}b') || x.long.matches('(b?){90}a') || x.long.matches('(a?){90}c')"
                        + " || x.long.matches('(a?){90}d') || x.long.matches('(a?){90}e')",
            })
    void what_would_take_too_much_ends_with_an_error_that_says_so(String hostile) {
        assertThatThrownBy(() -> eval(hostile))
                .hasMessageContaining("it takes too much for these values, more than 1000000 steps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.long.matches('^a+$') && x.long.contains('aaa') && !x.long.contains('error') && x.long.size() > 1000",
                "x.list.all(e, e.matches('[a-z]+'))",
                "x.list.exists(e, e.contains('lem')) && x.list.map(e, e + e).size() == 900",
                "x.list.all(e, e == 'element' && e.startsWith('el') && e.endsWith('nt') && e in x.list)",
                "x.long.startsWith('a')",
            })
    void what_looks_at_long_values_once_is_answered(String usual) throws Exception {
        assertThat(eval(usual)).isEqualTo(true);
    }

    @Test
    void each_evaluation_has_a_budget_of_its_own() throws Exception {
        var tree = CEL.compile("x.long.matches('a+')").getAst();
        ExpressionProgram program = ExpressionProgram.of(CEL, tree);

        for (int i = 0; i < 60; i++) {
            assertThat(program.eval(VALUES)).isEqualTo(true);
        }
    }

    private static Object eval(String text) throws Exception {
        return ExpressionProgram.of(CEL, CEL.compile(text).getAst()).eval(VALUES);
    }
}
