package dev.amiss.service.console;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The files that pages load. Browsers keep them for a day; the version in their address changes with their content. */
@Singleton
class Assets {
    private static final List<String> FILES = List.of("console.css", "console.js");
    private static final int LENGTH = 10;

    private final String version = HexFormat.of().formatHex(digest()).substring(0, LENGTH);

    String version() {
        return version;
    }

    private static byte[] digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : FILES) {
                digest.update(read("/META-INF/resources/console/" + file));
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] read(String path) {
        try (InputStream file = Assets.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing in the build");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
