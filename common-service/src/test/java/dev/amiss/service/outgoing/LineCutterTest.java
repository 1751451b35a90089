package dev.amiss.service.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineCutterTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void lines_are_the_same_however_the_bytes_are_parted() {
        byte[] bytes = "{\"a\":1}\r\n\n  \nzwölf\nlast".getBytes(StandardCharsets.UTF_8);

        for (int size = 1; size <= bytes.length; size++) {
            lines.clear();
            LineCutter cutter = new LineCutter(8);
            for (int from = 0; from < bytes.length; from += size) {
                byte[] part = new byte[Math.min(size, bytes.length - from)];
                System.arraycopy(bytes, from, part, 0, part.length);
                cutter.cut(part, lines::add);
            }
            cutter.end(lines::add);

            assertThat(lines).containsExactly("{\"a\":1}", "zwölf", "last");
        }
    }

    @Test
    void a_line_beyond_the_limit_is_refused_with_its_number() {
        LineCutter cutter = new LineCutter(3);

        assertThatThrownBy(() -> cutter.cut("abc\nabcd".getBytes(StandardCharsets.UTF_8), lines::add))
                .isInstanceOf(LineCutter.LineTooLong.class)
                .hasMessage("Line 2 is longer than 3 bytes");
        assertThat(lines).containsExactly("abc");
    }
}
