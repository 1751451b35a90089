package dev.amiss.service.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Text as PostgreSQL can store it: without NUL and without halves of surrogate pairs, and not too long. */
public final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int HASH_DIGITS = 16;

    private StorableText() {}

    /** The text with every character that cannot be stored replaced by U+FFFD; the same object when there is none. */
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBad(text, i)) {
                return replaceFrom(text, i);
            }
        }
        return text;
    }

    /** The text, or when it is over {@code most} characters its beginning and a hash of the whole. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return beginning(text, most - HASH_DIGITS - 1) + "#" + hash(text);
    }

    /** At most so many characters of the text, no surrogate pair halved. */
    public static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(0, most);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    private static String replaceFrom(String text, int first) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = first; i < clean.length(); i++) {
            if (isBad(clean, i)) {
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean.toString();
    }

    private static boolean isBad(CharSequence text, int at) {
        char c = text.charAt(at);
        if (c == 0) {
            return true;
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_DIGITS / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
