package dev.amiss.service.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts texts for one purpose, and proves that they were: AES-256-GCM, written as {@code amiss1:KEY_ID:BASE64URL} of
 * nonce, cipher text and tag. The first key seals, all open. Immutable.
 */
public final class Seal {
    private static final String PREFIX = "amiss1:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String purpose;
    private final String first;
    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    Seal(String purpose, List<SealKey> keys) {
        this.purpose = purpose;
        this.first = keys.get(0).id();
        keys.forEach(key -> this.keys.put(key.id(), key.derive(purpose)));
    }

    /** The same text is sealed differently each time. */
    public String seal(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, first, nonce, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("every JDK has " + CIPHER));
        byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return PREFIX + first + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** What was sealed; empty when it was not by one of these keys, or for another purpose, or was changed since. */
    public Optional<String> open(String sealed) {
        String[] parts = sealed.split(":", -1);
        if (parts.length != 3 || !isSealed(sealed) || !keys.containsKey(parts[1])) {
            return Optional.empty();
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(parts[2]);
            if (whole.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            byte[] rest = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
            return run(Cipher.DECRYPT_MODE, parts[1], nonce, rest)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it was sealed by the key that seals now. */
    public boolean isCurrent(String text) {
        return text.startsWith(PREFIX + first + ":");
    }

    /** Whether it looks like something sealed, by whatever key. */
    public static boolean isSealed(String text) {
        return text.startsWith(PREFIX);
    }

    private Optional<byte[]> run(int mode, String keyId, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((purpose + ":" + keyId).getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(input));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
