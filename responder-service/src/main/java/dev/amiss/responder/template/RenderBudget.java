package dev.amiss.responder.template;

import io.quarkus.qute.TemplateException;

/** What one rendering may still spend; each thread renders one text at a time. */
final class RenderBudget {
    /** Passes of all loops together. */
    static final int MOST_PASSES = 1_000;

    private final ThreadLocal<Integer> passes = ThreadLocal.withInitial(() -> MOST_PASSES);

    void reset() {
        passes.set(MOST_PASSES);
    }

    void spendPasses(int count) {
        int left = passes.get() - count;
        passes.set(left);
        if (left < 0) {
            throw new TemplateException("loops may make " + MOST_PASSES + " passes in all");
        }
    }
}
