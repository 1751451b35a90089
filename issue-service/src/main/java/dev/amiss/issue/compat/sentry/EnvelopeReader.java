package dev.amiss.issue.compat.sentry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an envelope: a line of JSON, then items, each a line of JSON and a payload that is as long as its header says, or
 * else a line. Payloads of types that nobody asked for are passed over. Not thread-safe.
 */
final class EnvelopeReader {
    /** A payload of a type that was asked for. */
    record Item(String type, ObjectNode payload) {}

    private static final ObjectReader JSON =
            Json.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int LONGEST_HEADER = 64 << 10;
    private static final int LONGEST_PAYLOAD = 8 << 20;

    private final InputStream input;
    private final Set<String> wanted;
    private final ObjectNode header;

    /** @throws SentryProblem when the envelope does not begin as one */
    EnvelopeReader(InputStream body, Set<String> wanted) throws IOException {
        this.input = new BufferedInputStream(body, 16 << 10);
        this.wanted = wanted;
        byte[] line = line(LONGEST_HEADER);
        this.header =
                line == null || line.length == 0 ? Json.mapper().createObjectNode() : json(line, "envelope header");
    }

    ObjectNode header() {
        return header;
    }

    /** The next item of a wanted type; null after the last. */
    @Nullable
    Item next() throws IOException {
        while (true) {
            byte[] line = line(LONGEST_HEADER);
            if (line == null) {
                return null;
            }
            if (line.length == 0) {
                continue;
            }
            ObjectNode itemHeader = json(line, "item header");
            String type = itemHeader.path("type").asText();
            JsonNode length = itemHeader.path("length");
            byte[] payload = payload(length, wanted.contains(type));
            if (payload != null) {
                return new Item(type, json(payload, type));
            }
        }
    }

    private byte @Nullable [] payload(JsonNode length, boolean isWanted) throws IOException {
        if (!length.canConvertToLong() || length.longValue() < 0) {
            return isWanted ? line(LONGEST_PAYLOAD) : pass();
        }
        byte[] payload = isWanted ? exactly(length.longValue()) : null;
        if (!isWanted) {
            pass(length.longValue());
        }
        int end = input.read();
        if (end != '\n' && end != -1) {
            throw SentryProblem.malformed("an item is longer than its header says");
        }
        return payload;
    }

    private byte[] exactly(long length) throws IOException {
        if (length > LONGEST_PAYLOAD) {
            throw SentryProblem.tooLarge(LONGEST_PAYLOAD);
        }
        byte[] payload = input.readNBytes((int) length);
        if (payload.length < length) {
            throw SentryProblem.malformed("an item is shorter than its header says");
        }
        return payload;
    }

    private void pass(long length) throws IOException {
        long left = length;
        while (left > 0) {
            long passed = input.skip(left);
            if (passed == 0 && input.read() < 0) {
                throw SentryProblem.malformed("an item is shorter than its header says");
            }
            left -= passed == 0 ? 1 : passed;
        }
    }

    private byte @Nullable [] pass() throws IOException {
        int next = input.read();
        while (next != '\n' && next != -1) {
            next = input.read();
        }
        return null;
    }

    /** The next line without its end; null at the end of the envelope. */
    private byte @Nullable [] line(int longest) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = input.read();
        if (next == -1) {
            return null;
        }
        while (next != '\n' && next != -1) {
            if (line.size() == longest) {
                throw SentryProblem.tooLarge(longest);
            }
            line.write(next);
            next = input.read();
        }
        return line.toByteArray();
    }

    private static ObjectNode json(byte[] text, String what) throws IOException {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw SentryProblem.malformed("the " + what + " is not valid JSON: " + e.getOriginalMessage());
        }
        throw SentryProblem.malformed("the " + what + " is no JSON object");
    }
}
