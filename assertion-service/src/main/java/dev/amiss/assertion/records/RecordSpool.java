package dev.amiss.assertion.records;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the records of a run that do not pass until the run is complete, as lines of PostgreSQL's COPY: few in memory,
 * many in a file, so that no transaction stays open while a slow source is read. Used by one thread.
 */
public final class RecordSpool implements AutoCloseable {
    private final int mostInMemory;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable OutputStream fileOut;
    private @Nullable InputStream fileIn;
    private boolean empty = true;

    /**
     * @param mostInMemory bytes
     */
    public RecordSpool(int mostInMemory) {
        this.mostInMemory = mostInMemory;
    }

    /**
     * A record that does not pass.
     *
     * @param failing false when it could not be judged
     * @param details JSON
     * @param labels JSON
     */
    record Line(
            String id,
            boolean failing,
            @Nullable String details,
            @Nullable String labels) {}

    void add(Line record) {
        StringBuilder line = new StringBuilder();
        escape(line, record.id());
        line.append('\t').append(record.failing() ? 't' : 'f').append('\t');
        column(line, record.details());
        column(line.append('\t'), record.labels());
        byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        empty = false;
        try {
            write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for the records that do not pass", e);
        }
    }

    boolean isEmpty() {
        return empty;
    }

    /** All lines, to be read once: id, whether it fails, details or none, labels or none. */
    InputStream lines() throws IOException {
        if (fileOut == null || fileIn == null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        fileOut.flush();
        return fileIn;
    }

    @Override
    public void close() {
        try {
            if (fileIn != null) {
                fileIn.close();
            }
            if (fileOut != null) {
                fileOut.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(byte[] line) throws IOException {
        if (fileOut != null) {
            fileOut.write(line);
        } else if (memory.size() + line.length <= mostInMemory) {
            memory.write(line);
        } else {
            OutputStream out = openFile();
            memory.writeTo(out);
            memory.reset();
            out.write(line);
        }
    }

    /** The file has no name any more once it is open, so that it is gone with whatever ends this process. */
    private OutputStream openFile() throws IOException {
        Path file = Files.createTempFile("amiss-records-", ".copy");
        try {
            OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
            fileOut = out;
            fileIn = Files.newInputStream(file);
            return out;
        } finally {
            Files.delete(file);
        }
    }

    private static void column(StringBuilder line, @Nullable String value) {
        if (value == null) {
            line.append("\\N");
        } else {
            escape(line, value);
        }
    }

    private static void escape(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }
}
