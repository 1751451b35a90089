package dev.amiss.assertion.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
    /** Examples of RFC 7396, appendix A, whose targets and patches are objects. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                    {"a":"b"}             => {"a":"c"}                    => {"a":"c"}
                    {"a":"b"}             => {"b":"c"}                    => {"a":"b","b":"c"}
                    {"a":"b"}             => {"a":null}                   => {}
                    {"a":"b","b":"c"}     => {"a":null}                   => {"b":"c"}
                    {"a":["b"]}           => {"a":"c"}                    => {"a":"c"}
                    {"a":"c"}             => {"a":["b"]}                  => {"a":["b"]}
                    {"a":{"b":"c"}}       => {"a":{"b":"d","c":null}}     => {"a":{"b":"d"}}
                    {"a":[{"b":"c"}]}     => {"a":[1]}                    => {"a":[1]}
                    {"e":null}            => {"a":1}                      => {"e":null,"a":1}
                    {}                    => {"a":{"bb":{"ccc":null}}}    => {"a":{"bb":{}}}
                    """)
    void a_patch_changes_what_it_names(String target, String patch, String result) throws Exception {
        ObjectNode document = (ObjectNode) Json.mapper().readTree(target);

        MergePatch.apply(document, (ObjectNode) Json.mapper().readTree(patch));

        assertThat(document).isEqualTo(Json.mapper().readTree(result));
    }
}
