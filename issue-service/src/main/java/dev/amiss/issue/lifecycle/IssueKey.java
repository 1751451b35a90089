package dev.amiss.issue.lifecycle;

import dev.amiss.model.RecordRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What makes a problem itself: SHA-256 over the length-prefixed parts scope, kind and values, so that keys of different
 * scopes or kinds never meet and any key fits an index row. Compares as PostgreSQL compares {@code bytea}. Immutable.
 */
public final class IssueKey implements Comparable<IssueKey> {
    /** The scope of our own API and of Kafka. */
    public static final String OWN_SCOPE = "";

    private final byte[] hash;

    private IssueKey(byte[] hash) {
        this.hash = hash;
    }

    /** The key of a report: the key that it names, else its name and record. */
    public static IssueKey of(String scope, String name, @Nullable RecordRef record, @Nullable String dedupKey) {
        if (dedupKey != null) {
            return hash(scope, "dedup_key", dedupKey);
        }
        if (record == null) {
            return hash(scope, "name", name);
        }
        return record.type() == null
                ? hash(scope, "name+id", name, record.id())
                : hash(scope, "name+record", name, record.type(), record.id());
    }

    /** The key that belongs to a scope as a whole or to one record of it, whatever the name. */
    public static IssueKey ofScope(String scope, @Nullable RecordRef record) {
        return record == null
                ? hash(scope, "scope")
                : hash(scope, "scope+record", record.type() == null ? "" : record.type(), record.id());
    }

    /** A key as it is stored: 32 bytes. */
    public static IssueKey stored(byte[] bytes) {
        return new IssueKey(bytes.clone());
    }

    public byte[] bytes() {
        return hash.clone();
    }

    private static IssueKey hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return new IssueKey(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int compareTo(IssueKey other) {
        return Arrays.compareUnsigned(hash, other.hash);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IssueKey key && Arrays.equals(hash, key.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(hash, 0, 8);
    }
}
