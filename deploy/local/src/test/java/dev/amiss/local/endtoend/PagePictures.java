package dev.amiss.local.endtoend;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.amiss.browser.Pages;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Writes the pictures of {@code docs/images}. Not a test, and not run with them: {@code deploy/local/images} runs it, with
 * {@code amiss.pictures} naming the folder.
 */
class PagePictures {
    @Test
    void of_every_page() throws SQLException {
        try (RunningAmiss amiss = new RunningAmiss(Map.of("AMISS_RETRY_WAITS", "5,3600"))) {
            amiss.up();
            String address = amiss.issues().base();
            shoot(address, light(1280, 720), Map.of("welcome", "/"));
            String issue = new PictureStory(amiss).tell();
            Map<String, String> pages = Map.ofEntries(
                    Map.entry("overview", "/"),
                    Map.entry("issues", "/issues"),
                    Map.entry("issue", "/issues/" + issue),
                    Map.entry("responders", amiss.responders().base() + "/responders"),
                    Map.entry("responder", first(amiss.responders(), "responders", "/edit")),
                    Map.entry("actions", amiss.responders().base() + "/actions"),
                    Map.entry("silences", amiss.responders().base() + "/silences"),
                    Map.entry("assertions", amiss.assertions().base() + "/assertions"),
                    Map.entry("assertion", first(amiss.assertions(), "assertions", "")),
                    Map.entry("assertion-editor", amiss.assertions().base() + "/assertions/new?type=http"),
                    Map.entry("set-up", "/setup"));
            shoot(address, light(1200, 780), pages);
            shoot(
                    address,
                    light(1200, 780).setColorScheme(ColorScheme.DARK),
                    Map.of("overview-dark", "/", "issue-dark", "/issues/" + issue));
            shoot(address, light(390, 844), Map.of("issues-narrow", "/issues", "issue-narrow", "/issues/" + issue));
            shoot(address, light(3840, 2160).setDeviceScaleFactor(0.4), Map.of("wall", "/"));
        }
    }

    private static NewContextOptions light(int width, int height) {
        return new NewContextOptions().setViewportSize(width, height);
    }

    private static String first(Api api, String what, String rest) {
        return api.base() + "/" + what + "/"
                + api.look("/api/v1/" + what + "?limit=1")
                        .path("items")
                        .path(0)
                        .path("id")
                        .asText() + rest;
    }

    private static void shoot(String address, NewContextOptions options, Map<String, String> pages) {
        try (Pages window = new Pages(URI.create(address), options)) {
            pages.forEach((name, path) -> {
                Page page = window.visit(path);
                window.whole();
                await().atMost(Duration.ofSeconds(60)).until(() -> {
                    boolean isWhole = page.locator(".unreachable").count() == 0;
                    if (!isWhole) {
                        page.reload();
                        window.whole();
                    }
                    return isWhole;
                });
                SmallPicture.write(
                        page.screenshot(), Path.of(System.getProperty("amiss.pictures", "target"), name + ".png"));
            });
        }
    }
}
