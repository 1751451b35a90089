package dev.amiss.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every variable that is read stands in the documentation, as it is. */
class SettingsRulesTest {
    private static final String PAGE = "docs/operate/settings.md";
    private static final Pattern VARIABLE = Pattern.compile("\\bAMISS_[A-Z0-9_]*[A-Z0-9]");

    /** Data sources have names that users give them. */
    private static final Pattern EXAMPLE = Pattern.compile("AMISS_DATASOURCE_[A-Z0-9]+_(URL|USERNAME|PASSWORD)");

    @Test
    void the_page_of_all_settings_is_what_the_code_says() throws IOException {
        String page = page();

        if (Boolean.getBoolean("amiss.settings.write")) {
            Files.writeString(Project.ROOT.resolve(PAGE), page);
        }

        assertThat(Project.read(PAGE))
                .describedAs("run docs/operate/update to write it anew")
                .isEqualTo(page);
    }

    @Test
    void variables_of_the_services_stand_in_the_guide_for_operators() {
        Set<String> documented = variables(Project.read("docs/operate.md") + Project.read("docs/cli.md") + page());

        assertThat(Stream.of("common-service", "issue-service", "responder-service", "assertion-service")
                        .flatMap(
                                module -> Project.files(module + "/src/main", ".java", ".properties", ".html").stream())
                        .flatMap(file -> variables(Project.read(file)).stream()))
                .isNotEmpty()
                .filteredOn(name -> !EXAMPLE.matcher(name).matches())
                .allMatch(documented::contains);
    }

    @Test
    void variables_of_the_command_stand_in_its_guide() {
        Set<String> documented = variables(Project.read("docs/cli.md") + Project.read("docs/operate.md"));

        assertThat(Project.files("deploy/cli/src/main", ".java").stream()
                        .flatMap(file -> variables(Project.read(file)).stream()))
                .isNotEmpty()
                .allMatch(documented::contains);
    }

    private static Set<String> variables(String text) {
        Set<String> names = new TreeSet<>();
        Matcher name = VARIABLE.matcher(text);
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # All settings

                Written by `docs/operate/update` from the services' configuration interfaces; don't edit it. What most people set
                is in [Operate](../operate.md#configuration), with what is not listed here: addresses, ports, the mail server. Every
                setting is an environment variable; durations are written `500ms`, `30s`, `5m` or `14d`.
                """);
        for (String module : List.of("common-service", "issue-service", "responder-service", "assertion-service")) {
            page.append("\n## ")
                    .append(module.equals("common-service") ? "Of all services" : "Of " + module)
                    .append("\n\n| variable | means | default |\n|---|---|---|\n");
            Project.files(module + "/src/main/java", "Config.java").stream()
                    .flatMap(file -> Setting.of(Project.read(file)).stream())
                    .forEach(setting -> page.append(setting.row()).append('\n'));
        }
        return page.toString();
    }
}
