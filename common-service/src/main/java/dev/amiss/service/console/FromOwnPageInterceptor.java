package dev.amiss.service.console;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the token before the method runs. */
@FromOwnPage
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class FromOwnPageInterceptor {
    private final Csrf csrf;
    private final RoutingContext request;

    FromOwnPageInterceptor(Csrf csrf, RoutingContext request) {
        this.csrf = csrf;
        this.request = request;
    }

    @AroundInvoke
    @Nullable
    Object check(InvocationContext call) throws Exception {
        csrf.check(request, token(call.getParameters()));
        return call.proceed();
    }

    private static @Nullable String token(Object[] parameters) {
        for (Object parameter : parameters) {
            if (parameter instanceof MultivaluedMap<?, ?> form) {
                List<?> values = form.get(Csrf.FIELD);
                return values == null || values.isEmpty() ? null : String.valueOf(values.get(0));
            }
        }
        return null;
    }
}
