package dev.amiss.local.endtoend;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one Amiss that they share: two replicas of each service, short waits between attempts and
 * until the checks of a dead one are run by another. */
final class SharedAmiss implements ParameterResolver {
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
