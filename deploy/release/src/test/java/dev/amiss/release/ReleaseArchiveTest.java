package dev.amiss.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.embedded.Folders;
import dev.amiss.embedded.FreePorts;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReleaseArchiveTest {
    private static final Path ARCHIVE = Path.of(System.getProperty("amiss.archive", ""));

    private static Path folder = Path.of("");
    private static Path home = Path.of("");

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeAll
    static void unpack() throws Exception {
        folder = Files.createTempDirectory("amiss-release-");
        Process tar = new ProcessBuilder("tar", "-xzf", ARCHIVE.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            home = files.findFirst().orElseThrow();
        }
    }

    @AfterAll
    static void remove() {
        Folders.delete(folder);
    }

    @Test
    void it_runs_where_there_is_only_a_jdk() throws Exception {
        List<Integer> ports = FreePorts.several(6);
        List<String> variables = List.of(
                "AMISS_ISSUE_PORT",
                "AMISS_RESPONDER_PORT",
                "AMISS_ASSERTION_PORT",
                "AMISS_KAFKA_PORT",
                "AMISS_POSTGRES_PORT",
                "AMISS_SMTP_PORT");
        for (int i = 0; i < variables.size(); i++) {
            environment.put(variables.get(i), ports.get(i).toString());
        }
        String issues = "http://127.0.0.1:" + environment.get("AMISS_ISSUE_PORT");
        try {
            assertThat(run("amiss-up", "--detach")).contains("Amiss is up");

            assertThat(send(HttpRequest.newBuilder(URI.create(issues + "/api/v1/issues"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"the archive works\"}"))))
                    .contains("\"status\":\"open\"");
            assertThat(send(HttpRequest.newBuilder(URI.create(issues + "/issues"))))
                    .contains("<html", "the archive works");
            assertThat(run("amiss", "issues", "list")).contains("the archive works");
            assertThat(run("amiss-status")).contains("issue-1");
            assertThat(run("amiss-key", "reporter", "somebody")).isNotBlank();
        } finally {
            run("amiss-down");
        }
        assertThat(home.resolve("deploy/local/target")).as("nothing was built").doesNotExist();
    }

    @Test
    void what_it_is_and_whose_stands_in_it() throws IOException {
        assertThat(Stream.of(
                        "LICENSE",
                        "NOTICE",
                        "THIRD-PARTY.txt",
                        "CHANGELOG.md",
                        "README.md",
                        "SECURITY.md",
                        "sbom.cyclonedx.json",
                        "docs/cli.md",
                        "deploy/kubernetes/base/kustomization.yaml"))
                .allMatch(name -> Files.isRegularFile(home.resolve(name)));
        assertThat(Files.readString(home.resolve("sbom.cyclonedx.json")))
                .contains("\"bomFormat\" : \"CycloneDX\"", "quarkus");
        assertThat(Files.readString(home.resolve("CHANGELOG.md"))).contains("# Changelog");
    }

    @Test
    void the_licence_of_every_library_is_told() throws IOException {
        List<String> known = new ArrayList<>(licences(home.resolve("THIRD-PARTY.txt")));
        known.addAll(licences(home.resolve("deploy/local/THIRD-PARTY.txt")));
        try (Stream<Path> files = Files.walk(home)) {
            List<String> jars = files.map(file -> home.relativize(file).toString())
                    .filter(name -> name.endsWith(".jar") && (name.contains("/lib/") || name.contains("/broker/")))
                    .filter(name -> !name.startsWith("deploy/cli"))
                    .map(name -> new File(name).getName())
                    .filter(name -> !name.startsWith("dev.amiss."))
                    .toList();
            assertThat(jars.size()).isGreaterThan(100);
            assertThat(jars.stream().filter(name -> known.stream().noneMatch(prefix -> name.startsWith(prefix + "."))))
                    .as("add these to src/third-party.txt, with the licence that their POM names")
                    .isEmpty();
            assertThat(commands())
                    .as("the command has none that the others have not")
                    .allMatch(name -> jars.stream().anyMatch(jar -> jar.endsWith("." + name)));
        }
    }

    private static List<String> commands() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("deploy/cli/lib"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<String> licences(Path list) throws IOException {
        return Files.readAllLines(list).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("  ", 2)[0])
                .toList();
    }

    /** What a command says; nothing but a JDK and the tools of any system are to be found. */
    private String run(String command, String... arguments) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of(home.resolve("bin").resolve(command).toString()));
        words.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean isOver = process.waitFor(4, TimeUnit.MINUTES);
        String said = Files.readString(output);
        assertThat(isOver && process.exitValue() == 0).as(said).isTrue();
        return said;
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }
}
