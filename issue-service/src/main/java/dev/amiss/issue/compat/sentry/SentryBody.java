package dev.amiss.issue.compat.sentry;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/** A body as it was before it was compressed, read piece by piece and never beyond a bound. Not thread-safe. */
final class SentryBody extends FilterInputStream {
    /** What a body may unpack to. */
    static final long MOST_BYTES = 64L << 20;

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int ZLIB_METHOD = 8;

    private long left = MOST_BYTES;

    private SentryBody(InputStream body) {
        super(body);
    }

    /** @throws SentryProblem 415 when the encoding is unknown, 400 when the body is not encoded so */
    static SentryBody open(byte[] body, @Nullable String encoding) throws IOException {
        String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        InputStream raw = new ByteArrayInputStream(body);
        try {
            return new SentryBody(
                    switch (name) {
                        case "", "identity" -> isGzip(body) ? new GZIPInputStream(raw) : raw;
                        case "gzip", "x-gzip" -> new GZIPInputStream(raw);
                        case "deflate" -> new InflaterInputStream(raw, new Inflater(!isZlib(body)));
                        case "br" -> new BrotliInputStream(raw);
                        default -> throw SentryProblem.encoding(name);
                    });
        } catch (SentryProblem e) {
            throw e;
        } catch (IOException e) {
            throw SentryProblem.malformed("the body is not encoded as " + name);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = unpack(buffer, offset, length);
        left -= Math.max(0, count);
        if (left < 0) {
            throw SentryProblem.tooLarge(MOST_BYTES);
        }
        return count;
    }

    /** Passes over by reading, so that what is passed over counts as well. */
    @Override
    public long skip(long wanted) throws IOException {
        byte[] waste = new byte[8 << 10];
        long passed = 0;
        while (passed < wanted) {
            int count = read(waste, 0, (int) Math.min(waste.length, wanted - passed));
            if (count < 0) {
                break;
            }
            passed += count;
        }
        return passed;
    }

    private int unpack(byte[] buffer, int offset, int length) throws SentryProblem {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException | IllegalStateException e) {
            throw SentryProblem.malformed("the compressed body is broken");
        }
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && ((body[0] & 0xff) << 8 | (body[1] & 0xff)) == GZIP_MAGIC;
    }

    private static boolean isZlib(byte[] body) {
        return body.length > 2
                && (body[0] & 0x0f) == ZLIB_METHOD
                && ((body[0] & 0xff) << 8 | (body[1] & 0xff)) % 31 == 0;
    }
}
