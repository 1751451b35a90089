package dev.amiss.responder.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    private final Templates templates = new Templates();
    private final Map<String, Object> values = Map.of(
            "issue",
            new HashMap<>(Map.of(
                    "name",
                    "<b>payments</b>\r\nBcc: x@y",
                    "id",
                    7L,
                    "details",
                    Map.of("tried", 3, "items", List.of("one", "two"), "flag", true),
                    "big",
                    Collections.nCopies(400, "x"))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "no place                                      | no place",
                "{issue.id} tried {issue.details.tried}        | 7 tried 3",
                "[{issue.details.x}]                           | []",
                "[{issue.a.b.c}]                               | []",
                "{issue.details.x.or('none')}                  | none",
                "{#if issue.details.flag}yes{#else}no{/if}     | yes",
                "{#if issue.details.x}yes{#else}no{/if}        | no",
                "{#for item in issue.details.items}{item} {/for} | one two",
                "[{#for item in issue.details.x}{item}{/for}]  | []",
                "[{issue.name.getClass()}]                     | []",
                "[{issue.class}]                               | []",
                "{ not a place } {\"json\": 1}                 | { not a place } {\"json\": 1}",
            })
    void fills_in_what_there_is_and_leaves_empty_what_is_missing(String template, String expected) {
        Rendered rendered = templates.render(template, TextKind.PLAIN, values);

        assertThat(rendered.text().strip()).isEqualTo(expected);
        assertThat(rendered.problem()).isNull();
    }

    @Test
    void escapes_values_in_html_and_only_there() {
        assertThat(templates
                        .render("<i>{issue.name}</i>", TextKind.HTML, values)
                        .text())
                .startsWith("<i>&lt;b&gt;payments");
        assertThat(templates.render("{issue.name}", TextKind.PLAIN, values).text())
                .startsWith("<b>");
    }

    @Test
    void line_breaks_become_spaces_where_one_line_is_asked_for() {
        assertThat(Templates.oneLine("Look: <b>payments</b>\r\nBcc: x@y")).isEqualTo("Look: <b>payments</b> Bcc: x@y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{#if issue.id}never closed",
                "{#eval issue.name /}",
                "{#include x /}",
                "{inject:mailer.from}",
                "{config:x}",
                "{#for i in 2000000000}x{/for}",
                "{#for i in 1000000}{i}{/for}",
                "{#for a in issue.big}{#for b in issue.big}x{/for}{/for}",
                "{#if a}{#if b}{#if c}{#if d}deep{/if}{/if}{/if}{/if}",
            })
    void what_cannot_be_rendered_is_delivered_as_it_stands(String template) {
        Rendered rendered = templates.render(template, TextKind.PLAIN, values);

        assertThat(rendered.text()).isEqualTo(template);
        assertThat(rendered.problem()).isNotBlank();
    }

    @Test
    void an_invalid_template_is_told_before_it_is_used() {
        assertThat(templates.problem("{#if issue.id}never closed")).isPresent();
        assertThat(templates.problem("{issue.name} {issue.details.x}")).isEmpty();
    }

    @Test
    void a_text_that_grows_too_large_is_delivered_as_it_stands() {
        Map<String, Object> large = Map.of("issue", Map.of("big", Collections.nCopies(900, "x".repeat(1000))));
        String template = "{#for each in issue.big}{each}{/for}";

        assertThat(templates.render(template, TextKind.PLAIN, large).text()).isEqualTo(template);
    }
}
