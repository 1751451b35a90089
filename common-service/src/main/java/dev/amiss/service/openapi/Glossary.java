package dev.amiss.service.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What names mean, out of a resource. */
final class Glossary {
    private final Properties meanings;

    private Glossary(Properties meanings) {
        this.meanings = meanings;
    }

    static Glossary read(String resource) {
        var properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Glossary.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Glossary(properties);
    }

    /** Null when it says nothing of the name. */
    @Nullable
    String of(String name) {
        return meanings.getProperty(name);
    }
}
