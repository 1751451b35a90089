package dev.amiss.service.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where an expression searches through texts, which takes as long as the text times what is searched for. Immutable. */
final class TextSearch {
    /** Instructions that a pattern may compile to; each takes part in every step of a match. */
    static final int LARGEST_PATTERN = 500;

    private static final String BY_PATTERN = "matches";
    private static final String BY_TEXT = "contains";

    /**
     * One search.
     *
     * @param text the part that gives the text
     * @param pattern the part that gives what is searched for
     * @param weight of the pattern; 0: as many as it has characters
     */
    private record Search(long text, long pattern, long weight) {}

    private final Map<Long, Search> byPattern;
    private final Set<Long> operands;

    private TextSearch(List<Search> searches) {
        this.byPattern = searches.stream().collect(Collectors.toMap(Search::pattern, search -> search, (a, b) -> a));
        this.operands = searches.stream()
                .flatMap(search -> Stream.of(search.text(), search.pattern()))
                .collect(Collectors.toUnmodifiableSet());
    }

    static TextSearch of(CelAbstractSyntaxTree tree) {
        List<Search> searches = new ArrayList<>();
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(part -> part.getKind() == CelExpr.ExprKind.Kind.CALL)
                .map(CelExpr::call)
                .filter(call ->
                        call.function().equals(BY_PATTERN) || call.function().equals(BY_TEXT))
                .forEach(call -> add(call, searches));
        return new TextSearch(searches);
    }

    private static void add(CelCall call, List<Search> searches) {
        List<CelExpr> operands =
                Stream.concat(call.target().stream(), call.args().stream()).toList();
        if (operands.size() == 2) {
            CelExpr pattern = operands.get(1);
            long weight = call.function().equals(BY_PATTERN) ? weight(pattern) : 0;
            searches.add(new Search(operands.get(0).id(), pattern.id(), weight));
        }
    }

    private static long weight(CelExpr pattern) {
        boolean isKnown = pattern.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && pattern.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        try {
            return isKnown ? Pattern.compile(pattern.constant().stringValue()).programSize() : LARGEST_PATTERN;
        } catch (PatternSyntaxException e) {
            return LARGEST_PATTERN;
        }
    }

    boolean isOperand(long part) {
        return operands.contains(part);
    }

    /**
     * What a search costs whose pattern was just evaluated, after its text; 0 for any other part.
     *
     * @param sizes of the operands that were evaluated
     */
    long cost(long part, Map<Long, Integer> sizes) {
        Search search = byPattern.get(part);
        if (search == null) {
            return 0;
        }
        long weight = search.weight() == 0 ? sizes.getOrDefault(part, 0) : search.weight();
        return weight * sizes.getOrDefault(search.text(), 0);
    }
}
