package dev.amiss.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The images' recipes and what Compose makes of them. */
class ImagesRulesTest {
    private static final Pattern PINNED = Pattern.compile("[\\w./-]+:(?!latest$)[\\w][\\w.-]*");

    static Stream<String> services() {
        return Project.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void an_image_runs_as_nobody_in_particular_and_says_how_it_is(String service) {
        List<String> lines =
                Project.read(service + "/src/main/docker/Dockerfile").lines().toList();

        assertThat(lines.stream().filter(line -> line.startsWith("FROM ")).map(line -> line.substring(5)))
                .isNotEmpty()
                .allMatch(image -> PINNED.matcher(image).matches());
        assertThat(lines).contains("USER 10001:10001", "EXPOSE " + Project.port(service));
        assertThat(lines).anyMatch(line -> line.startsWith("HEALTHCHECK "));
        assertThat(lines).anyMatch(line -> line.contains("/dev/tcp/127.0.0.1/" + Project.port(service)));
    }

    @ParameterizedTest
    @MethodSource("services")
    void libraries_are_layers_below_our_code(String service) {
        String recipe = Project.read(service + "/src/main/docker/Dockerfile");

        assertThat(recipe.indexOf("quarkus-app/lib/")).isPositive().isLessThan(recipe.indexOf("quarkus-app/app/"));
        assertThat(Project.read(service + "/.dockerignore")).startsWith("*\n").contains("!target/quarkus-app");
    }

    @Test
    void compose_names_what_is_there() {
        JsonNode compose = compose();
        Set<String> names = new TreeSet<>();
        compose.path("services").fieldNames().forEachRemaining(names::add);

        assertThat(names).containsAll(Project.SERVICES);
        compose.path("services").properties().forEach(service -> {
            JsonNode value = service.getValue();
            assertThat(value.path("image").asText())
                    .describedAs(service.getKey())
                    .matches(PINNED);
            assertThat(value.has("mem_limit") || value.has("<<"))
                    .describedAs(service.getKey() + " has a limit")
                    .isTrue();
            value.path("depends_on")
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(names).contains(name));
            value.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
            value.path("volumes").forEach(volume -> requireVolume(compose, volume.asText()));
            if (value.has("build")) {
                assertThat(Project.ROOT
                                .resolve("deploy/compose")
                                .resolve(value.at("/build/context").asText())
                                .resolve(value.at("/build/dockerfile").asText()))
                        .exists();
            }
        });
    }

    @Test
    void compose_gives_services_the_ports_that_they_listen_on() {
        Project.SERVICES.forEach(service -> assertThat(compose()
                        .path("services")
                        .path(service)
                        .path("ports")
                        .path(0)
                        .asText())
                .endsWith(":" + Project.port(service)));
    }

    @Test
    void every_variable_of_compose_is_one_that_a_service_reads() {
        String sources = Project.sources();
        Set<String> variables = new TreeSet<>();
        compose().path("x-environment").fieldNames().forEachRemaining(variables::add);
        variables.removeAll(Project.ADDRESSES);
        variables.removeIf(name -> name.startsWith("QUARKUS_"));

        assertThat(variables).isNotEmpty().allMatch(sources::contains);
    }

    @Test
    void compose_makes_the_topics_of_the_contract() {
        String topics = compose().at("/services/kafka-topics/command/0").asText();

        assertThat(topics)
                .contains("amiss.failures amiss.issue-events amiss.action-events amiss.silence-events", "$$topic.dlq");
    }

    @Test
    void docker_agrees_where_there_is_one() throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("docker", "compose", "-f", "deploy/compose/compose.yaml", "config", "--quiet")
                    .directory(Project.ROOT.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        boolean hasCompose = !said.contains("unknown") && !said.contains("is not a docker command");

        assertThat(ended).isTrue();
        if (hasCompose) {
            assertThat(process.exitValue()).describedAs(said).isZero();
        }
    }

    private static void requireVolume(JsonNode compose, String volume) {
        String source = volume.substring(0, volume.indexOf(':'));
        if (source.startsWith(".")) {
            assertThat(Files.exists(Project.ROOT.resolve("deploy/compose").resolve(source)))
                    .describedAs(volume)
                    .isTrue();
        } else {
            assertThat(compose.path("volumes").has(source)).describedAs(volume).isTrue();
        }
    }

    /** Aliases are put in their places first, which the reader of the tests does not do. */
    private static JsonNode compose() {
        String text = Project.read("deploy/compose/compose.yaml");
        List<JsonNode> documents =
                Project.yaml(text.replaceAll("(?m)^ +<<: \\*\\w+\\n", "").replaceAll("(?m) &\\w+$", ""));
        ObjectNode compose = (ObjectNode) documents.get(0);
        Project.SERVICES.forEach(service ->
                ((ObjectNode) compose.path("services").path(service)).setAll((ObjectNode) compose.path("x-service")));
        return compose;
    }
}
