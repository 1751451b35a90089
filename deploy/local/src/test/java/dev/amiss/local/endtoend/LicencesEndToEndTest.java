package dev.amiss.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicencesEndToEndTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path LIST = ROOT.resolve("issue-service/src/main/resources/console/licences.txt");

    @ParameterizedTest
    @ValueSource(strings = {"issue-service", "responder-service", "assertion-service"})
    void the_licence_of_every_library_that_is_shipped_is_told(String service) throws IOException {
        List<String> known = Files.readAllLines(LIST).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("  ", 2)[0])
                .toList();
        try (Stream<Path> libraries = Files.walk(ROOT.resolve(service + "/target/quarkus-app/lib"))) {
            assertThat(libraries
                            .map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".jar") && !name.startsWith("dev.amiss."))
                            .filter(name -> known.stream().noneMatch(prefix -> name.startsWith(prefix + "."))))
                    .as("add these to " + LIST + ", with the licence that their POM names")
                    .isEmpty();
        }
    }
}
