package dev.amiss.service.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.zip.ZipFile;

/** One jar with a class loader of its own, below that of the application. */
final class PluginJar {
    private static final int MOST_PROVIDERS = 1_000;

    private final Path file;
    private final URLClassLoader loader;

    private PluginJar(Path file, URLClassLoader loader) {
        this.file = file;
        this.loader = loader;
    }

    /** @throws IOException when it is no readable jar */
    static PluginJar open(Path file) throws IOException {
        try (ZipFile readable = new ZipFile(file.toFile())) {
            return new PluginJar(file, new URLClassLoader(new URL[] {url(file)}, PluginJar.class.getClassLoader()));
        }
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    /**
     * Makes what the jar's {@code META-INF/services} names for this interface.
     *
     * @param problems told of each that cannot be made
     */
    <T> List<T> load(Class<T> kind, Consumer<String> problems) {
        List<T> made = new ArrayList<>();
        Iterator<ServiceLoader.Provider<T>> providers =
                ServiceLoader.load(kind, loader).stream().iterator();
        for (int i = 0; i < MOST_PROVIDERS; i++) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                ServiceLoader.Provider<T> provider = providers.next();
                if (provider.type().getClassLoader() == loader) {
                    made.add(provider.get());
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                problems.accept(name() + ": " + e.getMessage());
            }
        }
        return made;
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }
}
