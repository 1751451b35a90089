package dev.amiss.service.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class LogFieldsTest {
    @Test
    void fields_hold_until_they_are_closed_and_those_around_them_come_back() {
        try (LogFields outer = LogFields.of(LogFields.ISSUE, 1L)) {
            try (LogFields inner = LogFields.of(LogFields.ISSUE, 2L).and(LogFields.ACTION, 3L)) {
                assertThat(MDC.get(LogFields.ISSUE)).isEqualTo("2");
                assertThat(MDC.get(LogFields.ACTION)).isEqualTo("3");
            }

            assertThat(MDC.get(LogFields.ISSUE)).isEqualTo("1");
            assertThat(MDC.get(LogFields.ACTION)).isNull();
        }
        assertThat(MDC.get(LogFields.ISSUE)).isNull();
    }
}
