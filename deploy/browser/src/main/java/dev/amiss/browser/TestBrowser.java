package dev.amiss.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one browser of this JVM's tests, started at first use and ended with the JVM. Playwright is for one thread: use it
 * from the thread of the tests only.
 */
public final class TestBrowser {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static @Nullable Browser browser;

    private TestBrowser() {}

    /** A fresh person: no cookies, wide window, light, English, in UTC+2 so that local times differ from UTC. Close it. */
    public static BrowserContext open() {
        return open(new Browser.NewContextOptions());
    }

    /** As {@link #open()} with more said about that person. */
    public static BrowserContext open(Browser.NewContextOptions options) {
        return browser().newContext(options.setLocale("en-GB").setTimezoneId("Europe/Helsinki"));
    }

    private static synchronized Browser browser() {
        if (browser == null || !browser.isConnected()) {
            browser = start(Chromium.executable());
        }
        return browser;
    }

    private static Browser start(Optional<Path> executable) {
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(new ArrayList<>(ARGUMENTS));
        executable.ifPresent(options::setExecutablePath);
        Playwright.CreateOptions create = new Playwright.CreateOptions();
        if (executable.isPresent()) {
            create.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        }
        try {
            Playwright playwright = Playwright.create(create);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "end-browser"));
            return playwright.chromium().launch(options);
        } catch (PlaywrightException e) {
            throw new IllegalStateException(
                    executable.isPresent() ? "Cannot start " + executable.get() : Chromium.advice(), e);
        }
    }
}
