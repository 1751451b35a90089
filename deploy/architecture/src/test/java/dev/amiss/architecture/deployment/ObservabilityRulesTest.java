package dev.amiss.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Dashboards and alert rules go by metrics that the services have, and each alert is explained. */
class ObservabilityRulesTest {
    private static final Pattern METER = Pattern.compile("\"(amiss(?:\\.[a-z]+)+)\"");
    private static final Pattern USED = Pattern.compile("\\bamiss_[a-z_]+");
    private static final String REST =
            "(_seconds|_messages|_records|_reports|_partitions|_actions|_assertions)?(_total|_count|_sum|_bucket|_max)?";
    private static final String GUIDE = "docs/operate/alerts.md";

    @Test
    void rules_and_dashboards_use_metrics_that_there_are() throws IOException {
        List<Pattern> known = meters();

        assertThat(known).hasSizeGreaterThan(10);
        assertThat(used(Project.read("deploy/prometheus/rules.yaml")))
                .isNotEmpty()
                .allMatch(name -> isOne(name, known));
        assertThat(used(dashboard().toString())).isNotEmpty().allMatch(name -> isOne(name, known));
        assertThat(used(Project.read("deploy/kubernetes/components/keda/scaledobjects.yaml")))
                .isNotEmpty()
                .allMatch(name -> isOne(name, known));
        assertThat(used(Project.read(GUIDE))).isNotEmpty().allMatch(name -> isOne(name, known));
    }

    @Test
    void kubernetes_has_the_same_rules() {
        JsonNode rules = Project.yaml(Project.read("deploy/kubernetes/components/servicemonitors/rules.yaml"))
                .get(0)
                .at("/spec/groups");

        assertThat(rules)
                .isNotEmpty()
                .isEqualTo(Project.yaml(Project.read("deploy/prometheus/rules.yaml"))
                        .get(0)
                        .path("groups"));
    }

    @Test
    void every_alert_says_what_to_do() {
        String guide = Project.read(GUIDE);
        List<JsonNode> rules = new ArrayList<>();
        Project.yaml(Project.read("deploy/prometheus/rules.yaml"))
                .get(0)
                .path("groups")
                .forEach(group -> group.path("rules").forEach(rules::add));

        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            String name = rule.path("alert").asText();
            assertThat(guide).contains("\n## " + name + "\n");
            assertThat(rule.at("/annotations/runbook_url").asText())
                    .isEqualTo(GUIDE + "#" + name.toLowerCase(Locale.ROOT));
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
            assertThat(rule.at("/annotations/summary").asText()).isNotEmpty();
        });
    }

    @Test
    void panels_of_a_dashboard_are_told_apart_and_name_their_source() throws IOException {
        Set<Integer> ids = new TreeSet<>();
        JsonNode panels = dashboard().path("panels");

        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("targets")).isNotEmpty();
                assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            }
        });
    }

    @Test
    void the_configuration_of_prometheus_reads_the_rules() {
        JsonNode settings =
                Project.yaml(Project.read("deploy/prometheus/prometheus.yml")).get(0);

        assertThat(settings.at("/rule_files/0").asText()).isEqualTo("rules.yaml");
        Project.SERVICES.forEach(service -> assertThat(settings.at("/scrape_configs/0/static_configs/0/targets"))
                .anyMatch(target -> target.asText().equals(service + ":" + Project.port(service))));
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(Project.read("deploy/grafana/dashboards/amiss.json"));
    }

    private static boolean isOne(String name, List<Pattern> known) {
        return known.stream().anyMatch(meter -> meter.matcher(name).matches());
    }

    /** The meters that code makes, as Prometheus names them. */
    private static List<Pattern> meters() {
        Set<String> names = new TreeSet<>();
        for (String module : List.of("common-service", "issue-service", "responder-service", "assertion-service")) {
            Project.files(module + "/src/main/java", ".java").stream()
                    .map(Project::read)
                    .filter(code -> code.contains("MeterRegistry"))
                    .forEach(code -> {
                        Matcher name = METER.matcher(code);
                        while (name.find()) {
                            names.add(name.group(1).replace('.', '_'));
                        }
                    });
        }
        return names.stream().map(name -> Pattern.compile(name + REST)).toList();
    }

    private static Set<String> used(String text) {
        Set<String> names = new TreeSet<>();
        Matcher name = USED.matcher(text);
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }
}
