package dev.amiss.responder.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Results;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders templates over values. An engine of its own: no reflection, no namespaces, no sections but {@code if} and
 * {@code for}, which the shared engine would all have. Safe for use by many threads.
 */
public final class Templates {
    /** Characters that a rendered text may have. */
    public static final int LONGEST = 256 * 1024;
    /** Characters that a template may have. */
    static final int LONGEST_TEMPLATE = 64 * 1024;

    private final RenderBudget budget = new RenderBudget();
    private final Engine engine = Engine.builder()
            .addValueResolvers(
                    ValueResolvers.mapperResolver(),
                    ValueResolvers.mapResolver(),
                    ValueResolvers.orResolver(),
                    ValueResolvers.thisResolver())
            .addSectionHelper(new IfSectionHelper.Factory())
            .addSectionHelper(new CappedLoop(budget))
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addResultMapper(new ChatEscaper())
            .addResultMapper(new EmptyWhenMissing())
            .strictRendering(false)
            .build();

    /** Why that text is no valid template; empty when it is one. */
    public Optional<String> problem(String template) {
        try {
            parse(template, TextKind.PLAIN);
            return Optional.empty();
        } catch (TemplateException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The text with the values in their places. One that is no valid template, or that breaks a limit, comes back as it
     * stands, with the reason.
     *
     * @param values maps, lists, texts, numbers and booleans only
     */
    public Rendered render(String template, TextKind kind, Map<String, Object> values) {
        if (template.indexOf('{') < 0) {
            return new Rendered(template, null);
        }
        try {
            budget.reset();
            var output = new StringBuilder();
            parse(template, kind)
                    .data(values)
                    .consume(part -> append(output, part))
                    .toCompletableFuture()
                    .join();
            return new Rendered(output.toString(), null);
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Rendered(template, String.valueOf(cause.getMessage()));
        }
    }

    private Template parse(String template, TextKind kind) {
        if (template.length() > LONGEST_TEMPLATE) {
            throw new TemplateException("a template may have at most " + LONGEST_TEMPLATE + " characters");
        }
        NestedSections.problem(template).ifPresent(problem -> {
            throw new TemplateException(problem);
        });
        Template parsed = engine.parse(template, Variant.forContentType(contentType(kind)));
        parsed.getExpressions().forEach(Templates::refuseNamespace);
        return parsed;
    }

    private static String contentType(TextKind kind) {
        return switch (kind) {
            case PLAIN -> Variant.TEXT_PLAIN;
            case HTML -> Variant.TEXT_HTML;
            case CHAT -> ChatEscaper.CONTENT_TYPE;
        };
    }

    private static void refuseNamespace(Expression expression) {
        if (expression.hasNamespace() && !expression.isLiteral()) {
            throw new TemplateException("{" + expression.toOriginalString() + "} reaches outside of the issue");
        }
    }

    private static void append(StringBuilder output, String part) {
        if (output.length() + part.length() > LONGEST) {
            throw new TemplateException("a rendered text may have at most " + LONGEST + " characters");
        }
        output.append(part);
    }

    /** Line breaks and other control characters become spaces, so that no mail header can be smuggled in. */
    public static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static final class EmptyWhenMissing implements ResultMapper {
        @Override
        public int getPriority() {
            return 10;
        }

        @Override
        public boolean appliesTo(TemplateNode.Origin origin, Object result) {
            return Results.isNotFound(result);
        }

        @Override
        public String map(Object result, Expression expression) {
            return "";
        }
    }
}
