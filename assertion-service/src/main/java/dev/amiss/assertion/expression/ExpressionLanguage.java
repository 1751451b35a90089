package dev.amiss.assertion.expression;

import dev.amiss.service.expression.ExpressionProgram;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * CEL over certain variables. Compiling takes a few milliseconds, evaluating some microseconds. Immutable, for use by many
 * threads.
 */
public final class ExpressionLanguage {
    /** What a variable may hold. */
    public enum Kind {
        OBJECT(MapType.create(SimpleType.STRING, SimpleType.DYN)),
        TIME(SimpleType.TIMESTAMP),
        WHOLE_NUMBER(SimpleType.INT),
        TEXT(SimpleType.STRING),
        ANYTHING(SimpleType.DYN);

        private final CelType type;

        Kind(CelType type) {
            this.type = type;
        }
    }

    /** The longest expression, in code points. */
    public static final int LONGEST = ExpressionProgram.LONGEST;

    private final Cel cel;
    private final String variables;

    /**
     * @param variables what expressions may speak of, by name
     */
    public ExpressionLanguage(Map<String, Kind> variables) {
        CelBuilder builder = CelFactory.standardCelBuilder()
                .setOptions(ExpressionProgram.OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        variables.forEach((name, kind) -> builder.addVar(name, kind.type));
        this.cel = builder.build();
        this.variables = variables.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    /**
     * @throws InvalidExpression when it is no CEL, speaks of other variables, or cannot be true or false
     */
    public Expression compile(String text) throws InvalidExpression {
        try {
            CelAbstractSyntaxTree tree = cel.compile(text).getAst();
            if (!tree.getResultType().equals(SimpleType.BOOL)
                    && !tree.getResultType().equals(SimpleType.DYN)) {
                throw new InvalidExpression("must be true or false, such as a comparison, and is "
                        + tree.getResultType().name());
            }
            return new Expression(tree, ExpressionProgram.of(cel, tree));
        } catch (CelValidationException e) {
            throw new InvalidExpression("must be a CEL expression over " + variables + ": "
                    + describe(e.getErrors().get(0)));
        } catch (CelEvaluationException e) {
            throw new InvalidExpression("must be a CEL expression over " + variables + ": " + e.getMessage());
        }
    }

    private static String describe(CelIssue issue) {
        return issue.getMessage() + " (line " + issue.getSourceLocation().getLine() + ", column "
                + (issue.getSourceLocation().getColumn() + 1) + ")";
    }
}
