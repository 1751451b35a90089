package dev.amiss.service.plugin;

import dev.amiss.model.function.ActionFunction;
import dev.amiss.model.function.CheckFunction;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/** The functions at hand: the service's own and those of the plugins. Each is made once. Safe for use by many threads. */
@Singleton
public class Plugins {
    private static final Logger LOG = Logger.getLogger(Plugins.class);
    private static final String NAME = "[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*";
    private static final int LONGEST_NAME = 200;

    private final Map<Class<?>, Iterable<?>> own;
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<String> found = new CopyOnWriteArrayList<>();
    private final List<PluginJar> jars;
    private final Map<Class<?>, List<?>> loaded = new ConcurrentHashMap<>();

    @Inject
    public Plugins(
            @Any Instance<ActionFunction> actionBeans, @Any Instance<CheckFunction> checkBeans, PluginsConfig config) {
        this((Iterable<ActionFunction>) actionBeans, checkBeans, config.folder());
    }

    Plugins(Iterable<ActionFunction> actions, Iterable<CheckFunction> checks, Optional<Path> folder) {
        this.own = Map.of(ActionFunction.class, actions, CheckFunction.class, checks);
        this.jars = folder.map(existing -> PluginFolder.open(existing, this::problem))
                .orElse(List.of());
    }

    /**
     * All functions of that interface, the service's own first, then the jars' in the order of the files. Of two with one
     * name the first counts; one whose name or schema breaks the rules is left out; both are logged.
     *
     * @param type {@link ActionFunction} or {@link CheckFunction}
     */
    public <T> List<T> load(Class<T> type) {
        FunctionKind<T> kind = FunctionKind.of(type);
        return loaded.computeIfAbsent(type, ignored -> List.copyOf(find(kind))).stream()
                .map(type::cast)
                .toList();
    }

    /** Each function that a jar added, with the jar's name. */
    public List<String> found() {
        return List.copyOf(found);
    }

    /** What could not be used, and why. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private <T> List<T> find(FunctionKind<T> kind) {
        Map<String, T> byName = new LinkedHashMap<>();
        for (Object bean : own.getOrDefault(kind.type(), List.of())) {
            add(kind, kind.type().cast(bean), "this service", byName);
        }
        for (PluginJar jar : jars) {
            for (T function : jar.load(kind.type(), this::problem)) {
                add(kind, function, jar.name(), byName).ifPresent(name -> found(name, jar.name()));
            }
        }
        return new ArrayList<>(byName.values());
    }

    private <T> Optional<String> add(FunctionKind<T> kind, T function, String origin, Map<String, T> byName) {
        try {
            String name = kind.name().apply(function);
            if (name == null || name.length() > LONGEST_NAME || !name.matches(NAME)) {
                throw new IllegalArgumentException("its name must be like acme.actions.open_door, but is " + name);
            }
            KwargsSchema.of(kind.schema().apply(function));
            if (byName.putIfAbsent(name, function) != null) {
                throw new IllegalArgumentException("there is another " + name + " already");
            }
            return Optional.of(name);
        } catch (RuntimeException | LinkageError e) {
            problem(origin + ": " + function.getClass().getName() + " is left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void found(String name, String jar) {
        found.add(name + " (" + jar + ")");
        LOG.infof("Plugin function found function=%s jar=%s", name, jar);
    }

    private void problem(String problem) {
        problems.add(problem);
        LOG.warnf("A plugin cannot be used, going on without it: %s", problem);
    }
}
