package dev.amiss.service.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvLineTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                    plain             => plain
                    a,b               => "a,b"
                    say "hi" to       => "say ""hi"" to"
                    =1+2              => '=1+2
                    @SUM(A1)          => '@SUM(A1)
                    +49 30 1234       => '+49 30 1234
                    -2,5              => "'-2,5"
                    -2.5              => -2.5
                    -1e9              => -1e9
                    =HYPERLINK("x")   => "'=HYPERLINK(""x"")"
                    """)
    void a_cell_is_quoted_and_never_a_formula(String text, String cell) {
        assertThat(CsvLine.of(List.of(text))).isEqualTo(cell + "\r\n");
    }

    @Test
    void line_breaks_and_tabs_are_safe() {
        assertThat(CsvLine.of(List.of("a\nb", "\t=1", ""))).isEqualTo("\"a\nb\",'\t=1,\r\n");
    }
}
