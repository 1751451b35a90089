package dev.amiss.service.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.model.function.ActionFunction;
import dev.amiss.model.function.CheckFunction;
import dev.amiss.model.function.CheckOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    private static final String CHECK_SERVICE = "META-INF/services/dev.amiss.model.function.CheckFunction";

    @TempDir
    Path folder;

    @Test
    void without_a_folder_there_are_the_services_own_functions() {
        Plugins plugins = new Plugins(List.of(), List.of(new OwnCheck("own.check")), Optional.empty());

        assertThat(plugins.load(ActionFunction.class)).isEmpty();
        assertThat(plugins.load(CheckFunction.class))
                .extracting(CheckFunction::name)
                .containsExactly("own.check");
        assertThat(plugins.problems()).isEmpty();
    }

    @Test
    void the_example_plugin_is_found_and_runs() throws Exception {
        PluginJars.fromClasses(PluginJars.examplePlugin(), folder.resolve("example.jar"));

        Plugins plugins = plugins(folder);

        assertThat(plugins.load(ActionFunction.class))
                .extracting(ActionFunction::name)
                .containsExactly("example.actions.append_line");
        CheckFunction check = plugins.load(CheckFunction.class).get(1);
        JsonNode kwargs = JsonNodeFactory.instance.objectNode().put("path", "/").put("at_least_mb", 1L << 50);
        assertThat(check.check(kwargs)).isInstanceOf(CheckOutcome.Failed.class);
        assertThat(plugins.found())
                .containsExactlyInAnyOrder(
                        "example.actions.append_line (example.jar)", "example.checks.free_space (example.jar)");
        assertThat(plugins.problems()).isEmpty();
    }

    @Test
    void functions_are_made_once() throws IOException {
        PluginJars.fromClasses(PluginJars.examplePlugin(), folder.resolve("example.jar"));
        Plugins plugins = plugins(folder);

        List<CheckFunction> first = plugins.load(CheckFunction.class);

        assertThat(plugins.load(CheckFunction.class).get(1)).isSameAs(first.get(1));
    }

    @Test
    void bad_jars_are_told_and_harm_no_other() throws IOException {
        Files.writeString(folder.resolve("a-broken.jar"), "no zip");
        PluginJars.of(folder.resolve("b-missing.jar"), CHECK_SERVICE, "com.example.Missing\ncom.example.Missing2\n");
        PluginJars.of(folder.resolve("c-garbled.jar"), CHECK_SERVICE, "not a class name\n");
        PluginJars.fromClasses(PluginJars.examplePlugin(), folder.resolve("d-example.jar"));
        PluginJars.fromClasses(PluginJars.examplePlugin(), folder.resolve("e-again.jar"));
        Files.writeString(folder.resolve("readme.txt"), "not a jar");

        Plugins plugins = plugins(folder);

        assertThat(plugins.load(CheckFunction.class))
                .extracting(CheckFunction::name)
                .containsExactly("own.check", "example.checks.free_space");
        assertThat(plugins.problems())
                .hasSize(5)
                .anyMatch(problem -> problem.startsWith("a-broken.jar: is no readable jar"))
                .anyMatch(problem -> problem.startsWith("b-missing.jar") && problem.contains("com.example.Missing "))
                .anyMatch(problem -> problem.startsWith("b-missing.jar") && problem.contains("com.example.Missing2"))
                .anyMatch(problem -> problem.startsWith("c-garbled.jar"))
                .anyMatch(problem -> problem.contains("there is another example.checks.free_space already"));
    }

    @Test
    void a_function_whose_name_or_schema_breaks_the_rules_is_left_out() {
        List<CheckFunction> own =
                List.of(new OwnCheck("has space"), new OwnCheck("fine"), new OwnCheck("fine"), new OwnCheck("odd") {
                    @Override
                    public String schema() {
                        return "{}";
                    }
                });

        Plugins plugins = new Plugins(List.of(), own, Optional.empty());

        assertThat(plugins.load(CheckFunction.class))
                .extracting(CheckFunction::name)
                .containsExactly("fine");
        assertThat(plugins.problems())
                .hasSize(3)
                .anyMatch(problem -> problem.contains("like acme.actions.open_door, but is has space"))
                .anyMatch(problem -> problem.contains("another fine already"))
                .anyMatch(problem -> problem.contains("The schema must be an object"));
    }

    @Test
    void a_folder_that_does_not_exist_is_told() {
        Plugins plugins = plugins(folder.resolve("nowhere"));

        assertThat(plugins.load(CheckFunction.class)).hasSize(1);
        assertThat(plugins.problems()).singleElement().asString().contains("there is no such folder");
    }

    private static Plugins plugins(Path folder) {
        return new Plugins(List.of(), List.of(new OwnCheck("own.check")), Optional.of(folder));
    }

    private static class OwnCheck implements CheckFunction {
        private final String name;

        OwnCheck(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String description() {
            return "Passes.";
        }

        @Override
        public String schema() {
            return "{\"type\": \"object\"}";
        }

        @Override
        public CheckOutcome check(JsonNode kwargs) {
            return new CheckOutcome.Passed(null);
        }
    }
}
