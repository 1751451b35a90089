package dev.amiss.service.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation may cost. Each part that is evaluated costs a step, more if its value is large, and a search through a
 * text as much as the text is long and what is searched for is complicated. That costs before the search begins, since a
 * part's operands come before it. Once the budget is spent every further part ends the evaluation; as CEL takes an error for
 * an answer where the other side of an "or" decides, {@link #check} must be asked at the end. Used by one thread.
 */
final class Budget implements CelEvaluationListener {
    /** Some tenths of a second, and some tens of megabytes, at the worst. */
    static final long STEPS = 1_000_000;

    private static final int SIZE_PER_STEP = 16;
    private static final int SEARCH_PER_STEP = 64;

    private final TextSearch searches;
    private final Map<Long, Integer> sizes = new HashMap<>();
    private long spent;

    Budget(TextSearch searches) {
        this.searches = searches;
    }

    @Override
    public void callback(CelExpr part, @Nullable Object value) {
        int size = size(value);
        spent += 1 + size / SIZE_PER_STEP;
        if (searches.isOperand(part.id())) {
            sizes.put(part.id(), size);
            spent += searches.cost(part.id(), sizes) / SEARCH_PER_STEP;
        }
        check();
    }

    /** @throws TooCostlyException when more was spent than there is */
    void check() {
        if (spent > STEPS) {
            throw new TooCostlyException();
        }
    }

    private static int size(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return text.length();
        }
        if (value instanceof Collection<?> elements) {
            return elements.size();
        }
        return value instanceof Map<?, ?> members ? members.size() : 0;
    }
}
