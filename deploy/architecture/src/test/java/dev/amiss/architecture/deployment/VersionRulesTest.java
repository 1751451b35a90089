package dev.amiss.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release is one version, wherever it stands. */
class VersionRulesTest {
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>amiss</artifactId>\\s*<version>([^<]*)</version>");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deploy/cli/src/main/java/dev/amiss/cli/AmissCommand.java             | "Amiss (\\d[^"]*)"
            deploy/local/src/main/java/dev/amiss/local/command/UpCommand.java    | "Amiss (\\d[^"]*)",
            deploy/kubernetes/base/kustomization.yaml                            | newTag: (\\S+)
            deploy/kubernetes/overlays/production/kustomization.yaml             | newTag: (\\S+)
            deploy/compose/compose.yaml                                          | image: amiss/[a-z-]*:(\\S+)
            deploy/release/pom.xml                                               | <artifactId>amiss</artifactId>\\s*<version>([^<]*?)(?:-SNAPSHOT)?</version>
            """)
    void it_is_the_one_of_the_pom(String file, String place) {
        assertThat(Pattern.compile(place).matcher(Project.read(file)).results().map(each -> each.group(1)))
                .as("deploy/release/version writes it everywhere")
                .isNotEmpty()
                .containsOnly(ofPom());
    }

    private static String ofPom() {
        Optional<String> version = VERSION.matcher(Project.read("pom.xml"))
                .results()
                .map(each -> each.group(1))
                .findFirst();
        return version.orElseThrow().replace("-SNAPSHOT", "");
    }
}
