package dev.amiss.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Judges a page by axe-core under WCAG 2.2 A and AA. */
public final class Accessibility {
    private static final String POM = "/META-INF/maven/org.webjars.npm/axe-core/pom.properties";
    private static final String RUN = """
            async () => (await axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            })).violations.flatMap(violation => violation.nodes.map(
              node => violation.id + ': ' + violation.help + ' at ' + node.target.join(' ') + ' ' + node.failureSummary))""";

    private Accessibility() {}

    /** What is wrong with the page as it stands now, a line each; empty when nothing is. */
    public static List<String> violations(Page page) {
        if (!(Boolean) page.evaluate("() => typeof axe !== 'undefined'")) {
            page.evaluate(script());
        }
        List<String> lines = new ArrayList<>();
        ((List<?>) page.evaluate(RUN)).forEach(line -> lines.add(String.valueOf(line)));
        return lines;
    }

    private static String script() {
        Properties pom = new Properties();
        try (InputStream in = resource(POM)) {
            pom.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (InputStream in =
                resource("/META-INF/resources/webjars/axe-core/" + pom.getProperty("version") + "/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String path) {
        InputStream in = Accessibility.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException(path + " is missing in the axe-core webjar");
        }
        return in;
    }
}
