package dev.amiss.responder.matching;

import dev.amiss.service.expression.ExpressionProgram;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A CEL expression over {@code issue}, compiled once. Safe for use by many threads. */
public final class WhenExpression {
    private static final Cel CEL = CelFactory.standardCelBuilder()
            .setOptions(ExpressionProgram.OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("issue", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .build();

    private final String text;
    private volatile @Nullable ExpressionProgram program;

    private WhenExpression(String text, @Nullable ExpressionProgram program) {
        this.text = text;
        this.program = program;
    }

    /** @throws InvalidPatternException when it is no expression over {@code issue} that answers yes or no */
    public static WhenExpression of(String text) {
        return new WhenExpression(text, compile(text));
    }

    /** One that {@link #of} has accepted before, compiled only when it is needed. */
    public static WhenExpression stored(String text) {
        return new WhenExpression(text, null);
    }

    private static ExpressionProgram compile(String text) {
        try {
            var compiled = CEL.compile(text).getAst();
            boolean isDecidable = compiled.getResultType().equals(SimpleType.BOOL)
                    || compiled.getResultType().equals(SimpleType.DYN);
            if (!isDecidable) {
                throw new InvalidPatternException(
                        "the expression answers " + compiled.getResultType().name()
                                + " and must answer true or false, for example issue.details.tried > 3");
            }
            return ExpressionProgram.of(CEL, compiled);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new InvalidPatternException("this is no CEL expression over issue: " + e.getMessage());
        }
    }

    private ExpressionProgram program() {
        ExpressionProgram known = program;
        if (known == null) {
            known = compile(text);
            program = known;
        }
        return known;
    }

    public String text() {
        return text;
    }

    boolean holds(IssueSubject subject, Consumer<String> errors) {
        try {
            Object answer = program().eval(Map.of("issue", subject.expressionValue()));
            if (answer instanceof Boolean isTrue) {
                return isTrue;
            }
            errors.accept("the expression answered neither true nor false");
        } catch (CelEvaluationException | RuntimeException e) {
            errors.accept(String.valueOf(e.getMessage()));
        }
        return false;
    }
}
