package dev.amiss.service.access;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** Keys made and ended by people at work on the keys file, for the pages. Secrets pass through once. Thread-safe. */
@Singleton
public class KeyAdministration {
    /** What can be done with keys here. */
    public enum Means {
        /** Nobody needs one. */
        OPEN,
        /** No file is configured. */
        NO_FILE,
        /** The file belongs to others, as a mounted secret does. */
        READ_ONLY,
        WRITABLE
    }

    /** A key without its secret, which nobody has but its holder. */
    public record Entry(String name, String role) {}

    private final AccessKeys keys;
    private final AccessMode mode;

    KeyAdministration(AccessKeys keys, AccessMode mode) {
        this.keys = keys;
        this.mode = mode;
    }

    public Means means() {
        KeysFile file = keys.file();
        if (mode.isOpen()) {
            return Means.OPEN;
        }
        if (file == null) {
            return Means.NO_FILE;
        }
        return file.isWritable() ? Means.WRITABLE : Means.READ_ONLY;
    }

    /** All of them, by name. */
    public List<Entry> all() {
        KeysFile file = keys.file();
        return file == null
                ? List.of()
                : file.all().stream()
                        .map(key -> new Entry(key.name(), key.role().wire()))
                        .sorted(Comparator.comparing(Entry::name))
                        .toList();
    }

    /**
     * Makes a key and returns its secret, which is kept nowhere.
     *
     * @throws IllegalArgumentException saying the rule, when role or name is none or the name is taken
     * @throws IllegalStateException when keys cannot be changed here
     */
    public String make(String role, String name) throws IOException {
        return KeyTool.add(writable().path(), role, name);
    }

    /**
     * Ends a key at once.
     *
     * @throws IllegalArgumentException when there is none of that name
     * @throws IllegalStateException when keys cannot be changed here
     */
    public void revoke(String name) throws IOException {
        KeyTool.revoke(writable().path(), name);
    }

    private KeysFile writable() {
        KeysFile file = keys.file();
        if (file == null || means() != Means.WRITABLE) {
            throw new IllegalStateException("Keys cannot be changed here: " + means());
        }
        return file;
    }
}
