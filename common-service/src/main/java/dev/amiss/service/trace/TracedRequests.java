package dev.amiss.service.trace;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** Makes each request a step, but for those for health and metrics; does nothing while traces are off. */
@ApplicationScoped
class TracedRequests {
    private static final int BEFORE_ALL_OTHERS = 20_000;
    private static final String OWN_PATHS = "/q/";

    /** Where Quarkus' metrics keep the path of the method that answers, with its variables. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final Pattern RULE_OF_A_VARIABLE = Pattern.compile("\\{\\s*(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*}");

    private final Traces traces;

    TracedRequests(Traces traces) {
        this.traces = traces;
    }

    void register(@Observes Filters filters) {
        if (traces.isOn()) {
            filters.register(this::trace, BEFORE_ALL_OTHERS);
        }
    }

    private void trace(RoutingContext request) {
        Context context = Vertx.currentContext();
        if (context != null
                && VertxContext.isDuplicatedContext(context)
                && !request.normalizedPath().startsWith(OWN_PATHS)) {
            String method = request.request().method().name();
            Step step = traces.begin(method, Step.Kind.SERVER, request.request().getHeader(Traces.HEADER))
                    .with("http.request.method", method);
            Traces.enterRequest(context, step);
            request.addEndHandler(ended -> end(step, method, context, request));
        }
        request.next();
    }

    private static void end(Step step, String method, Context context, RoutingContext request) {
        String path = context.getLocal(TEMPLATE);
        if (path != null) {
            String template = RULE_OF_A_VARIABLE.matcher(path).replaceAll("{$1}");
            step.named(method + " " + template).with("http.route", template);
        }
        int status = request.response().getStatusCode();
        step.with("http.response.status_code", status);
        if (status >= 500) {
            step.failed("HTTP " + status);
        }
        step.close();
    }
}
