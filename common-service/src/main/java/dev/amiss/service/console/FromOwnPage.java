package dev.amiss.service.console;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For a resource's method that takes a form: refuses, by 403, what was not sent from one of our own pages. The token is
 * looked for in the method's parameter of the form, a {@code MultivaluedMap}, and in the header {@code X-Csrf-Token}.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface FromOwnPage {}
