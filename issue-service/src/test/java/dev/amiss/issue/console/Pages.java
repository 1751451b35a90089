package dev.amiss.issue.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.amiss.browser.Accessibility;
import dev.amiss.browser.TestBrowser;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person's browser window on this service; notes what a page must never do. */
final class Pages implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final String root;
    private final List<String> complaints = new ArrayList<>();

    Pages(URI root, Browser.NewContextOptions options) {
        this.root = root.toString().replaceAll("/$", "");
        this.context = TestBrowser.open(options);
        this.page = context.newPage();
        page.setDefaultTimeout(10_000);
        page.onDialog(dialog -> {
            if (dialog.type().equals("alert")) {
                complaints.add("alert: " + dialog.message());
            }
            dialog.accept();
        });
        page.onPageError(error -> complaints.add("error: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add("console: " + message.text());
            }
        });
    }

    static Pages wide(URI root) {
        return new Pages(root, new Browser.NewContextOptions().setViewportSize(1400, 900));
    }

    Page page() {
        return page;
    }

    Page open(String path) {
        page.navigate(root + path);
        return page;
    }

    /** Nothing executed that should not, nothing was refused by the policy, and axe finds nothing. */
    void isFine() {
        assertThat(complaints).as(page.url()).isEmpty();
        assertThat(Accessibility.violations(page)).as(page.url()).isEmpty();
    }

    void fitsItsWidth() {
        int width = page.viewportSize().width;
        Object needed = page.evaluate("document.documentElement.scrollWidth");
        assertThat(((Number) needed).intValue()).as(page.url()).isLessThanOrEqualTo(width);
    }

    /** Keeps a picture when somebody asked for pictures by {@code -Damiss.images=FOLDER}. */
    void picture(String name) {
        String folder = System.getProperty("amiss.images");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
