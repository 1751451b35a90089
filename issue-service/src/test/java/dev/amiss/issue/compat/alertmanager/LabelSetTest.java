package dev.amiss.issue.compat.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelSetTest {
    @Test
    void the_text_tells_label_sets_apart() {
        assertThat(LabelSet.of(Map.of("b", "2", "a", "1")).text()).isEqualTo("{a=\"1\", b=\"2\"}");
        assertThat(LabelSet.of(Map.of("a", "1\", b=\"2")).text())
                .isNotEqualTo(LabelSet.of(Map.of("a", "1", "b", "2")).text());
    }

    @Test
    void the_fingerprint_is_the_one_of_prometheus() {
        assertThat(LabelSet.of(Map.of()).fingerprint()).isEqualTo("cbf29ce484222325");
        assertThat(LabelSet.of(Map.of("alertname", "DiskFull", "instance", "db1", "severity", "critical"))
                        .fingerprint())
                .isEqualTo("e94c744ae3d44df8");
    }

    @Test
    void an_alert_without_a_name_is_called_by_its_labels() {
        assertThat(LabelSet.of(Map.of("alertname", "X", "a", "1")).name()).isEqualTo("X");
        assertThat(LabelSet.of(Map.of("a", "1")).name()).isEqualTo("{a=\"1\"}");
    }
}
