package dev.amiss.service.outgoing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts bytes that come in parts into lines of UTF-8 that end in LF or CR LF. Empty lines are left out. */
final class LineCutter {
    private final int maxLineBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number = 1;

    LineCutter(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    /** @throws LineTooLong as soon as a line is longer than allowed */
    void cut(byte[] part, Consumer<String> lines) {
        int from = 0;
        for (int at = 0; at < part.length; at++) {
            if (part[at] == '\n') {
                append(part, from, at);
                end(lines);
                number++;
                from = at + 1;
            }
        }
        append(part, from, part.length);
    }

    /** Hands over what stands after the last line end. */
    void end(Consumer<String> lines) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        String bare = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        if (!bare.isBlank()) {
            lines.accept(bare);
        }
    }

    private void append(byte[] part, int from, int to) {
        if (line.size() + to - from > maxLineBytes) {
            throw new LineTooLong("Line " + number + " is longer than " + maxLineBytes + " bytes");
        }
        line.write(part, from, to - from);
    }

    /** The other side sent a line beyond the limit. */
    static final class LineTooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        LineTooLong(String message) {
            super(message);
        }
    }
}
