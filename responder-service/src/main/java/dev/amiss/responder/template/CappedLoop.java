package dev.amiss.responder.template;

import io.quarkus.qute.Expression;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.ResultNode;
import io.quarkus.qute.Results;
import io.quarkus.qute.Scope;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import io.quarkus.qute.TemplateException;
import java.util.Collection;
import java.util.List;

/**
 * Qute's own loop, but only over lists and only for so many passes a rendering, nested ones included; Qute builds its
 * result before a single character can be counted, so the passes are what must be limited.
 */
final class CappedLoop implements SectionHelperFactory<SectionHelper> {
    private final LoopSectionHelper.Factory loop = new LoopSectionHelper.Factory();
    private final RenderBudget budget;

    CappedLoop(RenderBudget budget) {
        this.budget = budget;
    }

    @Override
    public List<String> getDefaultAliases() {
        return loop.getDefaultAliases();
    }

    @Override
    public ParametersInfo getParameters() {
        return loop.getParameters();
    }

    @Override
    public List<String> getBlockLabels() {
        return loop.getBlockLabels();
    }

    @Override
    public Scope initializeBlock(Scope outerScope, BlockInfo block) {
        return loop.initializeBlock(outerScope, block);
    }

    @Override
    public SectionHelper initialize(SectionInitContext context) {
        Expression items = context.getExpression("iterable");
        SectionHelper inner = loop.initialize(context);
        return resolution -> resolution
                .resolutionContext()
                .evaluate(items)
                .thenCompose(value -> passes(value) ? inner.resolve(resolution) : ResultNode.NOOP);
    }

    private boolean passes(Object value) {
        if (value == null || Results.isNotFound(value)) {
            return false;
        }
        if (!(value instanceof Collection<?> collection)) {
            throw new TemplateException("a loop goes over a list, for example issue.details.items");
        }
        budget.spendPasses(collection.size());
        return true;
    }
}
