package dev.amiss.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/features.md says that a test shows, a test shows. */
class FeaturesRulesTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");

    @Test
    void every_test_that_the_list_of_features_names_is_there() throws IOException {
        List<MatchResult> named = NAMED.matcher(Files.readString(ROOT.resolve("docs/features.md")))
                .results()
                .toList();

        assertThat(named).isNotEmpty();
        List<String> missing = named.stream()
                .filter(each -> !isThere(each.group(1), each.group(2)))
                .map(MatchResult::group)
                .toList();
        assertThat(missing)
                .describedAs("named in docs/features.md and not found; the test was renamed, or is still to be written")
                .isEmpty();
    }

    private static boolean isThere(String className, String method) {
        String declaration = "void " + method + "(";
        return sources(className).stream().anyMatch(source -> read(source).contains(declaration));
    }

    private static List<Path> sources(String className) {
        try (Stream<Path> files = Files.find(
                ROOT,
                20,
                (file, ignored) ->
                        file.endsWith(className + ".java") && !file.toString().contains("/target/"))) {
            return files.collect(Collectors.toList());
        } catch (IOException e) {
            return fail("cannot look for " + className, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return fail("cannot read " + file, e);
        }
    }
}
