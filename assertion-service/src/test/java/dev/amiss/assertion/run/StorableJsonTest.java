package dev.amiss.assertion.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class StorableJsonTest {
    @Test
    void what_postgres_cannot_keep_is_replaced_wherever_it_stands() {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.put("a\0", "x\0y").putArray("list").add("\uD800 alone").add("\uD83D\uDE00 pair");
        details.put("huge", new BigDecimal("1e400000")).put("number", 12.5);

        var storable = StorableJson.of(details);

        assertThat(storable.toString())
                .isEqualTo("{\"a\uFFFD\":\"x\uFFFDy\",\"list\":[\"\uFFFD alone\",\"\uD83D\uDE00 pair\"],"
                        + "\"huge\":\"1E+400000\",\"number\":12.5}");
    }

    @Test
    void what_can_be_kept_stays_as_it_is() throws Exception {
        var details = Json.mapper()
                .readTree("{\"a\": [1, 2.5, null, true, {\"b\": \"\\\\u0000\"}], \"c\": 9007199254740993}");

        assertThat(StorableJson.of(details)).isEqualTo(details);
    }
}
