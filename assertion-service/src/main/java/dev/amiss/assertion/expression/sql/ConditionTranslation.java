package dev.amiss.assertion.expression.sql;

import dev.amiss.assertion.expression.sql.Term.Kind;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is true or false: comparisons, tests of texts, and their combinations. */
final class ConditionTranslation {
    private static final Map<String, String> ORDERS = Map.of("_<_", "<", "_<=_", "<=", "_>_", ">", "_>=_", ">=");

    /** Whole numbers up to here are the same as doubles. */
    private static final String EXACT =
            "CASE WHEN %1$s BETWEEN -9007199254740992 AND 9007199254740992 THEN %1$s::float8 END";

    private final TermTranslation terms;

    /** Where one of these does not hold, the expression may err as a whole, whatever decides it in SQL. */
    private final Set<String> needed = new LinkedHashSet<>();

    ConditionTranslation(TermTranslation terms) {
        this.terms = terms;
    }

    /** The whole expression; to be asked once. */
    Condition ofWhole(CelExpr expression) {
        Condition condition = of(expression);
        return needed.isEmpty() || !condition.isKnown()
                ? condition
                : Condition.of("CASE WHEN " + String.join(" AND ", needed) + " THEN " + condition.sql() + " END");
    }

    /** A value of an expression that errs when there is none. */
    private Term needed(Term term) {
        boolean mayErr = !term.isStored() && (term.is(Kind.TIME) || term.is(Kind.SPAN) || term.is(Kind.WHOLE_NUMBER));
        if (mayErr) {
            needed.add(term.sql() + " IS NOT NULL");
        }
        return term;
    }

    private Condition of(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT ->
                expression.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
                        ? Condition.always(expression.constant().booleanValue())
                        : Condition.UNKNOWN;
            case SELECT -> expression.select().testOnly() ? has(expression) : flag(expression);
            case CALL -> call(expression);
            default -> Condition.UNKNOWN;
        };
    }

    private Condition has(CelExpr expression) {
        return TermTranslation.isRecord(expression.select().operand())
                ? Condition.always(terms.hasColumn(expression.select().field()))
                : Condition.UNKNOWN;
    }

    private Condition flag(CelExpr expression) {
        Term term = terms.of(expression);
        if (!term.is(Kind.BOOLEAN)) {
            return Condition.UNKNOWN;
        }
        needed.add(term.sql() + " IS NOT NULL");
        return Condition.of(term.sql());
    }

    private Condition call(CelExpr expression) {
        CelCall call = expression.call();
        List<CelExpr> operands = TermTranslation.operands(call);
        return switch (call.function()) {
            case "_&&_" -> of(operands.get(0)).joined("AND", of(operands.get(1)));
            case "_||_" -> of(operands.get(0)).joined("OR", of(operands.get(1)));
            case "!_" -> of(operands.get(0)).negated();
            case "_?_:_" -> choice(of(operands.get(0)), of(operands.get(1)), of(operands.get(2)));
            case "_==_" -> equal(terms.of(operands.get(0)), terms.of(operands.get(1)));
            case "_!=_" ->
                equal(terms.of(operands.get(0)), terms.of(operands.get(1))).negated();
            case "_<_", "_<=_", "_>_", "_>=_" ->
                ordered(
                        String.valueOf(ORDERS.get(call.function())),
                        terms.of(operands.get(0)),
                        terms.of(operands.get(1)));
            case "@in" -> in(operands.get(0), operands.get(1));
            case "startsWith", "endsWith", "contains" ->
                textTest(call.function(), terms.of(operands.get(0)), terms.of(operands.get(1)));
            case "_[_]" -> flag(expression);
            default -> Condition.UNKNOWN;
        };
    }

    private static Condition choice(Condition asked, Condition then, Condition otherwise) {
        return asked.isKnown() && (then.isKnown() || otherwise.isKnown())
                ? Condition.of("CASE WHEN " + asked.sql() + " THEN " + then.sql() + " WHEN NOT " + asked.sql()
                        + " THEN " + otherwise.sql() + " END")
                : Condition.UNKNOWN;
    }

    private Condition equal(Term left, Term right) {
        if (left.is(Kind.NULL) || right.is(Kind.NULL)) {
            return isNull(left.is(Kind.NULL) ? right : left);
        }
        needed(left);
        needed(right);
        if (isNumber(left) && isNumber(right) && left.kind() != right.kind()) {
            return Condition.of(asFloating(left) + " = " + asFloating(right));
        }
        if (left.kind() != right.kind() || left.is(Kind.UNKNOWN) || left.is(Kind.OPAQUE)) {
            return Condition.UNKNOWN;
        }
        if (left.is(Kind.FLOATING)) {
            return Condition.of(left.sql() + " = " + right.sql());
        }
        String exactly = left.is(Kind.TEXT) ? " COLLATE \"C\"" : "";
        String same = left.isStored() && right.isStored() ? " IS NOT DISTINCT FROM " : " = ";
        return Condition.of(left.sql() + exactly + same + right.sql() + exactly);
    }

    /** JSON's own null is null to the expression as well; a computed value that is NULL may be anything. */
    private static Condition isNull(Term term) {
        if (term.is(Kind.UNKNOWN)) {
            return Condition.UNKNOWN;
        }
        if (term.is(Kind.OPAQUE)) {
            return Condition.of("CASE WHEN " + term.sql() + " IS NULL THEN true END");
        }
        boolean isExact = term.isStored() || term.column() != null;
        return Condition.of(
                isExact
                        ? (term.column() == null ? term.sql() : term.column()) + " IS NULL"
                        : "CASE WHEN " + term.sql() + " IS NOT NULL THEN false END");
    }

    private Condition ordered(String operator, Term left, Term right) {
        needed(left);
        needed(right);
        boolean isComparable =
                left.kind() == right.kind() && (isNumber(left) || left.is(Kind.TIME) || left.is(Kind.SPAN));
        if (isComparable) {
            return Condition.of(left.sql() + " " + operator + " " + right.sql());
        }
        return isNumber(left) && isNumber(right) && left.kind() != right.kind()
                ? Condition.of(asFloating(left) + " " + operator + " " + asFloating(right))
                : Condition.UNKNOWN;
    }

    private Condition in(CelExpr element, CelExpr list) {
        if (list.getKind() != CelExpr.ExprKind.Kind.LIST) {
            return Condition.UNKNOWN;
        }
        Term sought = terms.of(element);
        Condition found = Condition.always(false);
        for (CelExpr each : list.list().elements()) {
            Condition same = equal(sought, terms.of(each));
            if (!same.isKnown()) {
                return Condition.UNKNOWN;
            }
            found = found.joined("OR", same);
        }
        return found;
    }

    private static Condition textTest(String test, Term text, Term part) {
        if (!text.is(Kind.TEXT) || !part.is(Kind.TEXT)) {
            return Condition.UNKNOWN;
        }
        String exact = text.sql() + " COLLATE \"C\"";
        return Condition.of(
                switch (test) {
                    case "startsWith" -> "starts_with(" + exact + ", " + part.sql() + ")";
                    case "endsWith" ->
                        "right(" + exact + ", char_length(" + part.sql() + ")) = " + part.sql() + " COLLATE \"C\"";
                    default -> "strpos(" + exact + ", " + part.sql() + ") > 0";
                });
    }

    private static boolean isNumber(Term term) {
        return term.is(Kind.WHOLE_NUMBER) || term.is(Kind.FLOATING);
    }

    private static String asFloating(Term number) {
        return number.is(Kind.FLOATING) ? number.sql() : "(" + EXACT.formatted(number.sql()) + ")";
    }
}
