package dev.amiss.assertion.check.exec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginOutputTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                    DISK OK                                  => {"text":"DISK OK"}
                    DISK OK | /=2643MB;5948;5958;0;5968      => {"text":"DISK OK","performance":{"/":{"value":2643.0,"unit":"MB","warn":5948.0,"crit":5958.0,"min":0.0,"max":5968.0}}}
                    OK | 'load 1'=0.5 b=3%;;~:10             => {"text":"OK","performance":{"load 1":{"value":0.5},"b":{"value":3.0,"unit":"%","crit":"~:10"}}}
                    OK | 'it''s on'=1                        => {"text":"OK","performance":{"it's on":{"value":1.0}}}
                    OK | time=U                              => {"text":"OK","performance":{"time":{"value":"U"}}}
                    OK | nonsense = here                     => {"text":"OK"}
                    OK|a=1\\nmore\\nlines | b=2\\nc=3        => {"text":"OK","more":"more\\nlines","performance":{"a":{"value":1.0},"b":{"value":2.0},"c":{"value":3.0}}}
                    """)
    void text_and_performance_data_are_told_apart(String written, String details) {
        String output = written.replace("\\n", "\n");

        assertThat(PluginOutput.of(output).details()).hasToString(details);
    }

    @Test
    void a_quoted_label_may_be_very_long() {
        String label = "it's ".repeat(100_000);

        var details =
                PluginOutput.of("OK | '" + label.replace("'", "''") + "'=1").details();

        assertThat(details.at("/performance").fieldNames()).toIterable().containsExactly(label);
    }
}
