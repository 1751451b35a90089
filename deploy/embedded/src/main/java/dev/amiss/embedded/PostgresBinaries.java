package dev.amiss.embedded;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once a user and version from the jar of the build into the user's cache folder. Two
 * processes that unpack at once do not disturb each other: each unpacks beside and the first to finish wins.
 */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked() {
        byte[] archive = archive();
        Path cache = cacheFolder();
        Path target = cache.resolve("postgresql-" + digest(archive));
        if (!Files.isDirectory(target)) {
            unpack(archive, cache, target);
        }
        return target;
    }

    private static void unpack(byte[] archive, Path cache, Path target) {
        try {
            Path beside = Files.createTempDirectory(cache, "unpacking-");
            extract(archive, beside);
            PostgresUser.ofThisMachine().own(beside);
            beside.toFile().setExecutable(true, false);
            beside.toFile().setReadable(true, false);
            if (!beside.toFile().renameTo(target.toFile())) {
                Folders.delete(beside);
            }
            if (!Files.isDirectory(target)) {
                throw new EmbeddedException("Cannot unpack PostgreSQL into " + target);
            }
        } catch (IOException e) {
            throw new EmbeddedException("Cannot unpack PostgreSQL into " + target, e);
        }
    }

    private static void extract(byte[] archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("An entry leaves the folder: " + entry.getName());
                }
                write(tar, entry, file);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(file));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            if ((entry.getMode() & 0111) != 0 && !file.toFile().setExecutable(true, false)) {
                throw new IOException("Cannot make executable: " + file);
            }
        }
    }

    private static byte[] archive() {
        String name = resourceName();
        try (InputStream stream = PostgresBinaries.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new EmbeddedException("There is no PostgreSQL for this machine on the class path: " + name
                        + " (built for Linux and macOS on amd64 and arm64; else set AMISS_POSTGRES_URL)");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resourceName() {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "/postgres-" + (OperatingSystem.isMac() ? "darwin" : "linux") + "-" + architecture + ".txz";
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(archive))
                    .substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Below the user's home rather than in a temporary folder, which systems clean while servers still run. */
    private static Path cacheFolder() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "amiss-" + System.getProperty("user.name"));
        Stream<Path> choices = PostgresUser.ofThisMachine().isNobody()
                ? Stream.of(temporary)
                : Stream.of(userCache().resolve("amiss"), temporary);
        return choices.filter(PostgresBinaries::canBeMade)
                .findFirst()
                .orElseThrow(() -> new EmbeddedException("Cannot write to " + temporary));
    }

    private static Path userCache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        return configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
    }

    private static boolean canBeMade(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder);
        } catch (IOException e) {
            return false;
        }
    }
}
