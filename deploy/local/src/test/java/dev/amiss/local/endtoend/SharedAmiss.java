package dev.amiss.local.endtoend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives a test the one Amiss that several share, one after the other: two replicas of each service, short waits between
 * attempts and until the checks of a dead one are run by another. Tests with an Amiss of their own run beside them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedAmiss.Resolver.class)
@ResourceLock("the shared Amiss")
@interface SharedAmiss {
    /** Starts it for the first that asks, and stops it after the last test. */
    final class Resolver implements ParameterResolver {
        private static final Namespace NAMESPACE = Namespace.create(SharedAmiss.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(RunningAmiss.class);
        }

        @Override
        public RunningAmiss resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(NAMESPACE)
                    .computeIfAbsent(
                            RunningAmiss.class,
                            type -> new RunningAmiss(Map.of(
                                            "AMISS_ISSUE_REPLICAS", "2",
                                            "AMISS_RESPONDER_REPLICAS", "2",
                                            "AMISS_ASSERTION_REPLICAS", "2",
                                            "AMISS_RUN_LEASE", "15s",
                                            "AMISS_RETRY_WAITS", "1,1,2,2"))
                                    .up(),
                            RunningAmiss.class);
        }
    }
}
