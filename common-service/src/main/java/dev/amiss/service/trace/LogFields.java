package dev.amiss.service.trace;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** What log lines of the calling thread say besides, under {@code mdc} where they are JSON, until this is closed. */
public final class LogFields implements AutoCloseable {
    public static final String ISSUE = "issue_id";
    public static final String ACTION = "action_id";
    static final String TRACE = "trace_id";
    static final String SPAN = "span_id";

    private final Map<String, @Nullable Object> before = new LinkedHashMap<>();

    /** That field, and those that are added. */
    public static LogFields of(String name, Object value) {
        return new LogFields().and(name, value);
    }

    public LogFields and(String name, Object value) {
        Object old = MDC.get(name);
        before.putIfAbsent(name, old);
        MDC.put(name, value.toString());
        return this;
    }

    /** Adds a field for the rest of the request at hand; nothing where there is none. */
    public static void ofRequest(String name, Object value) {
        Context context = Vertx.currentContext();
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            MDC.put(name, value.toString());
        }
    }

    @Override
    public void close() {
        before.forEach((name, value) -> {
            if (value == null) {
                MDC.remove(name);
            } else {
                MDC.put(name, value);
            }
        });
    }
}
