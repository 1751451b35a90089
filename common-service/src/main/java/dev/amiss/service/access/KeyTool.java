package dev.amiss.service.access;

import dev.amiss.service.secret.EncryptionKeys;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Adds keys to a keys file and takes them away: {@code KeyTool add FILE ROLE NAME} prints the key, alone, on standard
 * output; {@code KeyTool revoke FILE NAME}; {@code KeyTool encryption-key NAME} prints a line for
 * {@code AMISS_ENCRYPTION_KEYS}. Exit code 1 with a line on standard error when it cannot. Running services see
 * the change within a second.
 */
public final class KeyTool {
    private static final String USAGE =
            "Usage: add FILE reporter|operator|admin NAME, revoke FILE NAME, or encryption-key NAME";

    private KeyTool() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        try {
            if (args.length == 4 && args[0].equals("add")) {
                out.println(add(Path.of(args[1]), args[2], args[3]));
                return 0;
            }
            if (args.length == 3 && args[0].equals("revoke")) {
                revoke(Path.of(args[1]), args[2]);
                return 0;
            }
            if (args.length == 2 && args[0].equals("encryption-key")) {
                out.println(EncryptionKeys.newLine(args[1]));
                return 0;
            }
            err.println(USAGE);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println("Cannot change " + args[1] + ": " + e);
        }
        return 1;
    }

    /**
     * Adds a key and returns its secret, which is kept nowhere.
     *
     * @throws IllegalArgumentException saying the rule, when role or name is none or the name is taken
     */
    public static String add(Path file, String role, String name) throws IOException {
        Role known = Role.parse(role)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + role + "' is no role; it must be reporter, operator or admin"));
        String secret = AccessKey.newSecret();
        AccessKey key = AccessKey.of(name, known, secret);
        change(file, lines -> {
            if (lines.stream().anyMatch(line -> isOf(line, name))) {
                throw new IllegalArgumentException("There is a key named " + name + " already; revoke it first");
            }
            lines.add(key.line());
        });
        return secret;
    }

    /** @throws IllegalArgumentException when there is no key of that name */
    public static void revoke(Path file, String name) throws IOException {
        change(file, lines -> {
            if (!lines.removeIf(line -> isOf(line, name))) {
                throw new IllegalArgumentException("There is no key named " + name);
            }
        });
    }

    /** Makes a file with one encryption key, for {@code AMISS_ENCRYPTION_KEYS_FILE}; one that is there stays as it is. */
    public static void makeEncryptionKeys(Path file) throws IOException {
        if (!Files.exists(file)) {
            change(file, lines -> {
                if (lines.isEmpty()) {
                    lines.add("# Seals secrets and log-ins: without it they are lost. The first key seals, all open.");
                    lines.add(EncryptionKeys.newLine("k1"));
                }
            });
        }
    }

    private static boolean isOf(String line, String name) {
        return AccessKey.parse(line).map(key -> key.name().equals(name)).orElse(false);
    }

    private interface Change {
        void apply(List<String> lines);
    }

    /** One change at a time, and never a half-written file for the services to read. */
    private static void change(Path file, Change change) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "the keys file is a folder");
        Files.createDirectories(folder);
        Path lock = folder.resolve(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var ignored = channel.lock()) {
            List<String> lines = Files.exists(file)
                    ? new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8))
                    : new ArrayList<>();
            change.apply(lines);
            Path next = Files.createTempFile(folder, "keys", ".tmp", ownerOnly(folder));
            Files.write(next, lines, StandardCharsets.UTF_8);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
