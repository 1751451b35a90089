package dev.amiss.service.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a blocking resource method that answers a {@link jakarta.ws.rs.core.Response}: with an {@code Idempotency-Key} the
 * method runs in one JTA transaction with the storing of its answer, and a repeat within 24 hours gets that answer. What
 * the method does must join that transaction. Answers of 500 and above, and thrown problems, are not stored.
 */
@Inherited
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
