package dev.amiss.service.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that others are derived from, one for each purpose. Prints without its bytes. */
final class SealKey {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final int BYTES = 32;
    private static final String EXAMPLE =
            "; it must be like k1:BASE64 of 32 random bytes, as KeyTool encryption-key makes";

    private final String id;
    private final byte[] bytes;

    private SealKey(String id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes;
    }

    /** A new one of this name. */
    static SealKey random(String id) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new SealKey(id, random);
    }

    /**
     * Reads keys between commas or on lines of their own; lines that start with {@code #} are comments.
     *
     * @throws IllegalArgumentException saying the rule, but never the key
     */
    static List<SealKey> parse(String text) {
        List<SealKey> keys = new ArrayList<>();
        for (String word : text.replaceAll("(?m)^\\s*#.*$", "").split("[,\\s]+", -1)) {
            if (!word.isEmpty()) {
                SealKey key = parseOne(word, keys.size() + 1);
                if (keys.stream().anyMatch(other -> other.id.equals(key.id))) {
                    throw new IllegalArgumentException("two encryption keys are named " + key.id);
                }
                keys.add(key);
            }
        }
        return List.copyOf(keys);
    }

    private static SealKey parseOne(String word, int number) {
        int colon = word.indexOf(':');
        if (colon < 0 || !ID.matcher(word.substring(0, colon)).matches()) {
            throw new IllegalArgumentException("encryption key " + number + " has no name" + EXAMPLE);
        }
        byte[] bytes = bytes(word.substring(colon + 1), number);
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "encryption key " + number + " has " + bytes.length + " bytes" + EXAMPLE);
        }
        return new SealKey(word.substring(0, colon), bytes);
    }

    private static byte[] bytes(String base64, int number) {
        try {
            return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("encryption key " + number + " is no base64" + EXAMPLE, e);
        }
    }

    String id() {
        return id;
    }

    /** The word that {@link #parse} reads; the one place where the key is shown. */
    String line() {
        return id + ":" + Base64.getEncoder().encodeToString(bytes);
    }

    /** The key for that purpose; who has it knows nothing of those for others. */
    SecretKeySpec derive(String purpose) {
        return new SecretKeySpec(derivedBytes(purpose), "AES");
    }

    byte[] derivedBytes(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return mac.doFinal(("amiss " + purpose).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
