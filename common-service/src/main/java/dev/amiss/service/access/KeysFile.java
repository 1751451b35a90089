package dev.amiss.service.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The keys of a file, which may change at any time: it is looked at again within a quarter of a second of use, and at once
 * when a key is not known. Safe for use by many threads.
 */
final class KeysFile {
    private static final Logger LOG = Logger.getLogger(KeysFile.class);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final Version NEVER_READ = new Version(FileTime.fromMillis(-1), -1);
    private static final Version MISSING = new Version(FileTime.fromMillis(-2), -2);

    private record Version(FileTime modified, long size) {}

    private final Path file;
    private volatile List<AccessKey> keys = List.of();
    private volatile long lookedAt = System.nanoTime();
    private Version version = NEVER_READ;

    KeysFile(Path file) {
        this.file = file;
        readIfChanged();
    }

    /** The key with this secret. */
    Optional<AccessKey> find(String secret) {
        lookAgain();
        byte[] hash = AccessKey.sha256(secret);
        Optional<AccessKey> known = find(hash);
        return known.isEmpty() && readIfChanged() ? find(hash) : known;
    }

    /** The key of this name. */
    Optional<AccessKey> named(String name) {
        lookAgain();
        Optional<AccessKey> known = withName(name);
        return known.isEmpty() && readIfChanged() ? withName(name) : known;
    }

    /** All keys as they stand now. */
    List<AccessKey> all() {
        readIfChanged();
        return keys;
    }

    /** Whether this process may change the file. */
    boolean isWritable() {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && Files.isWritable(folder) && (!Files.exists(file) || Files.isWritable(file));
    }

    Path path() {
        return file;
    }

    private Optional<AccessKey> withName(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private void lookAgain() {
        if (System.nanoTime() - lookedAt > LOOK_AGAIN_NANOS) {
            readIfChanged();
        }
    }

    private Optional<AccessKey> find(byte[] hash) {
        AccessKey found = null;
        for (AccessKey key : keys) {
            if (key.isHashOf(hash)) {
                found = key;
            }
        }
        return Optional.ofNullable(found);
    }

    private synchronized boolean readIfChanged() {
        lookedAt = System.nanoTime();
        try {
            Version now = version();
            if (now.equals(version)) {
                return false;
            }
            keys = now.equals(MISSING) ? List.of() : read();
            version = now;
            LOG.infof("Access keys read file=%s keys=%d", file, keys.size());
            return true;
        } catch (IOException e) {
            LOG.warnf("The keys file cannot be read, the keys known before stay valid file=%s cause=%s", file, e);
            return false;
        }
    }

    private Version version() throws IOException {
        return Files.exists(file) ? new Version(Files.getLastModifiedTime(file), Files.size(file)) : MISSING;
    }

    private List<AccessKey> read() throws IOException {
        List<AccessKey> read = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Optional<AccessKey> key = AccessKey.parse(line);
            key.ifPresent(read::add);
            if (key.isEmpty()) {
                LOG.warnf(
                        "A line of the keys file is left out; it must be like 'checkout reporter <SHA-256 of the key in"
                                + " hex>' file=%s line=%d",
                        file, number);
            }
        }
        return List.copyOf(read);
    }
}
