package dev.amiss.local.endtoend;

import dev.amiss.embedded.RealParts;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts an Amiss for the first test that asks for it, and stops it after the last test of all. */
final class RunningAmissResolver implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(RunningAmissResolver.class);

    /** Short waits between attempts and until the checks of a dead replica are run by another. */
    private static final Map<String, String> SHORT_WAITS =
            Map.of("AMISS_RUN_LEASE", "15s", "AMISS_RETRY_WAITS", "1,1,2,2");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(RunningAmiss.class);
    }

    @Override
    public RunningAmiss resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean isElsewhere = context.getRequiredTestClass().isAnnotationPresent(AmissOnOtherServers.class);
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        isElsewhere,
                        elsewhere -> new RunningAmiss(elsewhere ? onOtherServers() : onItsOwn()).up(),
                        RunningAmiss.class);
    }

    private static Map<String, String> onItsOwn() {
        return with(
                Map.of("AMISS_ISSUE_REPLICAS", "2", "AMISS_RESPONDER_REPLICAS", "2", "AMISS_ASSERTION_REPLICAS", "2"));
    }

    private static Map<String, String> onOtherServers() {
        new RealParts().start();
        return with(Map.of(
                "AMISS_ISSUE_REPLICAS", "2",
                "AMISS_POSTGRES_URL", RealParts.jdbcUrl(),
                "AMISS_KAFKA_BOOTSTRAP", RealParts.bootstrap()));
    }

    private static Map<String, String> with(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(SHORT_WAITS);
        all.putAll(settings);
        return all;
    }
}
