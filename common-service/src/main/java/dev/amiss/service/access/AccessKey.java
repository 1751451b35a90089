package dev.amiss.service.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** A key as it is stored: whose it is, what it may do, and its hash. Prints without the hash. */
public final class AccessKey {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final String PREFIX = "amiss_";
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int RANDOM_CHARACTERS = 26;
    private static final int FINGERPRINT_BYTES = 16;

    private final String name;
    private final Role role;
    private final byte[] hash;

    private AccessKey(String name, Role role, byte[] hash) {
        this.name = name;
        this.role = role;
        this.hash = hash;
    }

    /**
     * A new secret of 154 random bits; it is shown once and stored nowhere. It has the 32 characters of a PagerDuty routing
     * key, and only letters, digits and '_' as clients of Sentry want their keys.
     */
    public static String newSecret() {
        SecureRandom random = new SecureRandom();
        StringBuilder secret = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            secret.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return secret.toString();
    }

    /** @throws IllegalArgumentException saying the rule, when the name is none */
    public static AccessKey of(String name, Role role, String secret) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name of a key; use up to 64 letters, digits, '.', '_' and '-', like checkout-1");
        }
        return new AccessKey(name, role, sha256(secret));
    }

    /** Reads a line of the keys file; empty when it is none. */
    static Optional<AccessKey> parse(String line) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length != 3
                || !NAME.matcher(words[0]).matches()
                || !HASH.matcher(words[2]).matches()) {
            return Optional.empty();
        }
        return Role.parse(words[1])
                .map(role -> new AccessKey(words[0], role, HexFormat.of().parseHex(words[2])));
    }

    public String name() {
        return name;
    }

    /** How histories name whoever uses it: {@code key:NAME}. */
    String actor() {
        return "key:" + name;
    }

    public Role role() {
        return role;
    }

    /** The line of the keys file. */
    public String line() {
        return name + " " + role.wire() + " " + HexFormat.of().formatHex(hash);
    }

    /** Tells this key from another of the same name, and nothing of its secret or hash. */
    String fingerprint() {
        return HexFormat.of().formatHex(digest(hash), 0, FINGERPRINT_BYTES);
    }

    /** Whether this is the key's secret; takes the same time however much of it is right. */
    boolean isHashOf(byte[] hashOfSecret) {
        return MessageDigest.isEqual(hash, hashOfSecret);
    }

    static byte[] sha256(String secret) {
        return digest(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return name + " " + role.wire();
    }
}
