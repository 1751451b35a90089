package dev.amiss.local.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** One line a key: its name, its role and the SHA-256 of the key in hexadecimal, parted by a space. */
public final class KeysFile {
    private static final int KEY_BYTES = 24;

    private final Path file;
    private final SecureRandom random = new SecureRandom();

    public KeysFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** What a key may do. */
    public enum Role {
        reporter,
        operator,
        admin
    }

    /** Adds a key and returns it; it can never be read again. @throws IllegalArgumentException if the name is taken */
    public String add(Role role, String name) {
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "A key's name is 1 to 64 letters, digits, dots, dashes or underscores, for example: checkout-prod");
        }
        List<String> lines = read();
        if (lines.stream().anyMatch(line -> isOf(name, line))) {
            throw new IllegalArgumentException(
                    "There is a key named " + name + " already; end it with: key --revoke " + name);
        }
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = "amiss_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        lines.add(name + " " + role + " " + hash(key));
        write(lines);
        return key;
    }

    /** Ends the key of that name. False if there is none. */
    public boolean revoke(String name) {
        List<String> lines = read();
        boolean found = lines.removeIf(line -> isOf(name, line));
        if (found) {
            write(lines);
        }
        return found;
    }

    private static boolean isOf(String name, String line) {
        return line.startsWith(name + " ");
    }

    private List<String> read() {
        try {
            return Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private void write(List<String> lines) {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.write(beside, lines);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
