package dev.amiss.assertion.expression.sql;

import dev.amiss.assertion.expression.sql.Term.Kind;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values: columns, constants, and what is computed of whole numbers, texts and times. */
final class TermTranslation {
    /** The times that an expression can hold, less a day at both ends. */
    private static final String FINITE = "CASE WHEN %1$s BETWEEN '0001-01-02' AND '9999-12-30' THEN %2$s END";

    private static final String WITHIN_64_BITS =
            "CASE WHEN %1$s BETWEEN -9223372036854775808 AND 9223372036854775807 THEN %1$s END";

    /** A numeric beyond a double is an error to PostgreSQL, infinity or 0 to the expression. */
    private static final String WITHIN_DOUBLE =
            "CASE WHEN %1$s <> 'NaN' AND (%1$s = 0 OR abs(%1$s) BETWEEN 1e-290 AND 1e290) THEN %1$s::float8 END";

    /** To the expression -0.0 is less than 0.0. */
    private static final String NUMBER_BUT_NOT_MINUS_ZERO =
            "CASE WHEN %1$s <> 'NaN' AND (%1$s <> 0 OR %1$s::text <> '-0') THEN %1$s::float8 END";

    private static final int LONGEST_COMPUTED = 2_000;

    private final Map<String, SqlType> columns;
    private final Instant now;

    TermTranslation(Map<String, SqlType> columns, Instant now) {
        this.columns = columns;
        this.now = now;
    }

    Term of(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression.constant());
            case SELECT, CALL -> columnOrCall(expression);
            case IDENT -> expression.ident().name().equals("now") ? Literals.time(now) : Term.UNKNOWN;
            default -> Term.UNKNOWN;
        };
    }

    /** The column that {@code record.x} or {@code record["x"]} names; null when it is neither. */
    @Nullable
    String columnName(CelExpr expression) {
        if (expression.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            return isRecord(expression.select().operand())
                            && !expression.select().testOnly()
                    ? expression.select().field()
                    : null;
        }
        if (expression.getKind() != CelExpr.ExprKind.Kind.CALL
                || !expression.call().function().equals("_[_]")) {
            return null;
        }
        List<CelExpr> operands = List.copyOf(expression.call().args());
        return isRecord(operands.get(0)) ? textOf(operands.get(1)).orElse(null) : null;
    }

    boolean hasColumn(String name) {
        return columns.containsKey(name);
    }

    static boolean isRecord(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.IDENT
                && expression.ident().name().equals("record");
    }

    private Term columnOrCall(CelExpr expression) {
        String name = columnName(expression);
        if (name != null) {
            return column(name);
        }
        return expression.getKind() == CelExpr.ExprKind.Kind.CALL ? call(expression.call()) : Term.UNKNOWN;
    }

    private static Term constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case NULL_VALUE -> Term.stored("NULL", Kind.NULL);
            case BOOLEAN_VALUE -> Term.stored(String.valueOf(constant.booleanValue()), Kind.BOOLEAN);
            case INT64_VALUE -> Term.stored("'" + constant.int64Value() + "'::bigint", Kind.WHOLE_NUMBER);
            case DOUBLE_VALUE -> floating(constant.doubleValue());
            case STRING_VALUE -> Literals.text(constant.stringValue());
            default -> Term.UNKNOWN;
        };
    }

    private static Term floating(double value) {
        return Double.isNaN(value) || Double.isInfinite(value)
                ? Term.UNKNOWN
                : Term.computed("'" + value + "'::float8", Kind.FLOATING);
    }

    private Term column(String name) {
        SqlType type = columns.get(name);
        String sql = Literals.column(name);
        return type == null ? Term.UNKNOWN : column(sql, type).ofColumn(sql);
    }

    private static Term column(String sql, SqlType type) {
        return switch (type) {
            case WHOLE_NUMBER -> Term.stored(sql, Kind.WHOLE_NUMBER);
            case FLOATING -> Term.computed(NUMBER_BUT_NOT_MINUS_ZERO.formatted(sql), Kind.FLOATING);
            case DECIMAL -> Term.computed(WITHIN_DOUBLE.formatted(sql), Kind.FLOATING);
            case TEXT -> Term.stored(sql, Kind.TEXT);
            case BOOLEAN -> Term.stored(sql, Kind.BOOLEAN);
            case TIME -> Term.computed(FINITE.formatted(sql, sql), Kind.TIME);
            case LOCAL_TIME -> Term.computed(FINITE.formatted(sql, sql + " AT TIME ZONE 'UTC'"), Kind.TIME);
            case DATE -> Term.computed(FINITE.formatted(sql, sql + "::timestamp AT TIME ZONE 'UTC'"), Kind.TIME);
            case OTHER -> Term.stored(sql, Kind.OPAQUE);
        };
    }

    private Term call(CelCall call) {
        List<CelExpr> operands = operands(call);
        return switch (call.function()) {
            case "_+_", "_-_" -> sum(call.function().substring(1, 2), of(operands.get(0)), of(operands.get(1)));
            case "_*_" -> whole("*", of(operands.get(0)), of(operands.get(1)));
            case "size" -> size(of(operands.get(0)));
            case "duration" ->
                textOf(operands.get(0))
                        .flatMap(Literals::readSpan)
                        .map(Literals::span)
                        .orElse(Term.UNKNOWN);
            case "timestamp" ->
                textOf(operands.get(0))
                        .flatMap(Literals::readTime)
                        .map(Literals::time)
                        .orElse(Term.UNKNOWN);
            default -> Term.UNKNOWN;
        };
    }

    private static Term sum(String operator, Term left, Term right) {
        if (left.is(Kind.TIME) && right.is(Kind.TIME) && operator.equals("-")) {
            return Term.computed(left.sql() + " - " + right.sql(), Kind.SPAN);
        }
        if (left.is(Kind.TIME) && right.is(Kind.SPAN) && right.isStored()) {
            String moved = "(" + left.sql() + " " + operator + " " + right.sql() + ")";
            return moved.length() > LONGEST_COMPUTED
                    ? Term.UNKNOWN
                    : Term.computed(FINITE.formatted(moved, moved), Kind.TIME);
        }
        return whole(operator, left, right);
    }

    private static Term whole(String operator, Term left, Term right) {
        if (!left.is(Kind.WHOLE_NUMBER) || !right.is(Kind.WHOLE_NUMBER)) {
            return Term.UNKNOWN;
        }
        String result = "(%s::numeric %s %s::numeric)".formatted(left.sql(), operator, right.sql());
        return result.length() > LONGEST_COMPUTED
                ? Term.UNKNOWN
                : Term.computed(WITHIN_64_BITS.formatted(result), Kind.WHOLE_NUMBER);
    }

    private static Term size(Term of) {
        return of.is(Kind.TEXT) ? Term.computed("char_length(" + of.sql() + ")", Kind.WHOLE_NUMBER) : Term.UNKNOWN;
    }

    static Optional<String> textOf(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expression.constant().stringValue())
                : Optional.empty();
    }

    static List<CelExpr> operands(CelCall call) {
        List<CelExpr> operands = new ArrayList<>();
        call.target().ifPresent(operands::add);
        operands.addAll(call.args());
        return operands;
    }
}
