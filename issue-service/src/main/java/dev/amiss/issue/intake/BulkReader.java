package dev.amiss.issue.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the elements of a bulk request one at a time, so that only one is held parsed. Not thread-safe. */
public abstract sealed class BulkReader {
    /**
     * The next element; null after the last.
     *
     * @throws UnreadableReportException when this element is no JSON; the next may be read
     */
    public abstract @Nullable JsonNode next() throws UnreadableReportException;

    /**
     * Reads a JSON array.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the body is not one valid JSON array
     */
    public static BulkReader array(byte[] body) {
        try {
            ArrayReader.validate(body);
            return new ArrayReader(body);
        } catch (UnreadableReportException e) {
            throw e.problem();
        } catch (IOException e) {
            throw new UnreadableReportException("", "The body is not JSON in UTF-8.").problem();
        }
    }

    /** Reads one report a line; empty lines are none. */
    static BulkReader lines(byte[] body) {
        return new LineReader(body);
    }

    private static final class ArrayReader extends BulkReader {
        private final JsonParser parser;

        ArrayReader(byte[] body) throws IOException {
            parser = Json.mapper().createParser(body);
            parser.nextToken();
        }

        static void validate(byte[] body) throws IOException, UnreadableReportException {
            try (JsonParser parser = Json.mapper().createParser(body)) {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw new UnreadableReportException(
                            "",
                            "The body must be a JSON array of reports, such as [{\"name\": \"disk full\"}]; "
                                    + "for one report a line send Content-Type: application/x-ndjson.");
                }
                parser.skipChildren();
                if (parser.nextToken() != null) {
                    throw new UnreadableReportException("", "Something follows the JSON array.");
                }
            } catch (JsonProcessingException e) {
                throw UnreadableReportException.brokenJson(e);
            }
        }

        @Override
        public @Nullable JsonNode next() throws UnreadableReportException {
            try {
                return parser.nextToken() == JsonToken.END_ARRAY ? null : parser.readValueAsTree();
            } catch (JsonProcessingException e) {
                throw UnreadableReportException.brokenJson(e);
            } catch (IOException e) {
                throw new UnreadableReportException("", "The element is not JSON in UTF-8.");
            }
        }
    }

    private static final class LineReader extends BulkReader {
        private final byte[] body;
        private int position;

        LineReader(byte[] body) {
            this.body = body;
        }

        @Override
        public @Nullable JsonNode next() throws UnreadableReportException {
            while (position < body.length) {
                int end = position;
                while (end < body.length && body[end] != '\n') {
                    end++;
                }
                byte[] line = Arrays.copyOfRange(body, position, end);
                position = end + 1;
                if (!isBlank(line)) {
                    return ReportReader.parse(line);
                }
            }
            return null;
        }

        private static boolean isBlank(byte[] line) {
            for (byte b : line) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }
}
