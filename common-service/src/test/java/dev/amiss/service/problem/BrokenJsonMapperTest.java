package dev.amiss.service.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.amiss.model.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenJsonMapperTest {
    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"x\"} {}", "{\"name\": ", "{name: 1}", "[1, 2", "\u0000", "nan"})
    void people_are_told_where_and_what_but_nothing_of_the_parsers_insides(String text) {
        tells(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 100_000})
    void so_are_those_who_send_it_too_deep(int depth) {
        tells("[".repeat(depth));
    }

    private static void tells(String text) {
        JsonProcessingException broken = catchThrowableOfType(
                JsonProcessingException.class,
                () -> Json.mapper()
                        .reader()
                        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .readTree(text));

        assertThat(BrokenJsonMapper.describe(broken))
                .startsWith("The body is not valid JSON")
                .doesNotContain("com.fasterxml", "StreamReadConstraints", "FAIL_ON");
    }
}
