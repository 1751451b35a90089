package dev.amiss.service.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.amiss.service.problem.FieldError;
import dev.amiss.service.problem.Problems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void an_error_stands_at_the_field_of_its_place_or_of_the_nearest_place_above_it() {
        var problem = Problems.invalid(List.of(
                new FieldError("/actions/0/delay_sec", "must be a number"),
                new FieldError("/actions/0/function_kwargs/recipients/1", "is no mail address"),
                new FieldError("/labels/team", "must be a text"),
                new FieldError("/colour", "is unknown")));

        Form form = Form.empty()
                .refused(
                        problem,
                        List.of("labels", "actions/0/delay_sec", "actions/0/function_kwargs/recipients", "name"));

        assertThat(form.error("actions/0/delay_sec")).isEqualTo("must be a number");
        assertThat(form.error("actions/0/function_kwargs/recipients")).isEqualTo("is no mail address");
        assertThat(form.error("labels")).isEqualTo("must be a text");
        assertThat(form.error("name")).isNull();
        assertThat(form.general()).containsExactly("/colour: is unknown");
    }

    @Test
    void text_that_is_no_json_is_refused_with_its_place() throws RefusedForm {
        Form form = Form.of(Map.of("good", "{\"a\": 1}", "bad", "{\n \"a\": }"));

        assertThat(form.json("good").path("a").intValue()).isEqualTo(1);
        assertThatExceptionOfType(RefusedForm.class)
                .isThrownBy(() -> form.json("bad"))
                .satisfies(refused -> assertThat(refused.form().error("bad")).contains("line 2, column"));
    }
}
