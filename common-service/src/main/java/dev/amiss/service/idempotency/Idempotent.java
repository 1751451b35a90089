package dev.amiss.service.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a blocking method that answers a request, by a {@link jakarta.ws.rs.core.Response} or by anything that is written and
 * read as JSON: with an {@code Idempotency-Key} the method runs in one JTA transaction with the storing of its answer, and
 * a repeat within 24 hours gets that answer. What the method does must join that transaction, unless it is {@link #apart}.
 * Answers of 500 and above, and thrown problems, are not stored.
 */
@Inherited
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {
    /**
     * Whether the method runs outside the transaction, since it has many of its own, and its answer is stored afterwards:
     * doing it twice, as two requests at the same time may, must be harmless.
     */
    @Nonbinding
    boolean apart() default false;
}
