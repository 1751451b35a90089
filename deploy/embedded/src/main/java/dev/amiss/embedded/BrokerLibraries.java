package dev.amiss.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Kafka's libraries, which never reach an application's class path: where Maven keeps them, as the build wrote down, or in the
 * archive of a release the folder {@code broker} beside that of our own jar.
 */
final class BrokerLibraries {
    private BrokerLibraries() {}

    /** The class path of the broker's JVM. */
    static String classPath() {
        return released().map(folder -> folder + "/*").orElseGet(BrokerLibraries::written);
    }

    private static Optional<Path> released() {
        CodeSource source = BrokerLibraries.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            URI own = source.getLocation().toURI();
            Path folder = Path.of(own).toAbsolutePath().getParent();
            return Optional.ofNullable(folder)
                    .map(lib -> lib.resolveSibling("broker"))
                    .filter(Files::isDirectory);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String written() {
        try (InputStream stream = BrokerLibraries.class.getResourceAsStream("broker.classpath")) {
            if (stream == null) {
                throw new EmbeddedException("broker.classpath is missing; build deploy/embedded with ./mvnw first");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read broker.classpath", e);
        }
    }
}
