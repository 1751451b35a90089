package dev.amiss.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One person's browser window on the pages of a service; notes what a page must never do: run what others wrote, break its
 * own policy, ask another host. Questions are answered by yes.
 */
public final class Pages implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int OK = 200;
    /** A refused form, of which browsers complain too. */
    private static final String REFUSED_FORM = "status of 422";

    private final BrowserContext context;
    private final Page page;
    private final String root;
    private final String host;
    private final List<String> complaints = new ArrayList<>();

    public Pages(URI root, Browser.NewContextOptions options) {
        this.root = root.toString().replaceAll("/$", "");
        this.host = root.getHost();
        this.context = TestBrowser.open(options);
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onDialog(dialog -> {
            if (dialog.type().equals("alert")) {
                complaints.add("alert: " + dialog.message());
            }
            dialog.accept();
        });
        page.onPageError(error -> complaints.add("error: " + error));
        page.onConsoleMessage(this::note);
        page.onRequest(request -> noteForeign(request.url()));
    }

    /** A usual window. */
    public static Pages wide(URI root) {
        return new Pages(root, new Browser.NewContextOptions().setViewportSize(1400, 900));
    }

    /** A telephone in the dark. */
    public static Pages narrowAndDark(URI root) {
        return new Pages(
                root, new Browser.NewContextOptions().setViewportSize(360, 740).setColorScheme(ColorScheme.DARK));
    }

    public Page page() {
        return page;
    }

    /** Opens a path of the service. @throws AssertionError when it does not answer 200 */
    public Page open(String path) {
        return navigate(root + path);
    }

    /** Follows a link to wherever it leads. @throws AssertionError when that does not answer 200 */
    public Page visit(String address) {
        return address.startsWith("/") ? open(address) : navigate(address);
    }

    private Page navigate(String address) {
        Response answer = page.navigate(address);
        assertThat(answer.status()).as(page.url()).isEqualTo(OK);
        return page;
    }

    /** Waits until the parts are there that other services make. */
    public Pages whole() {
        PlaywrightAssertions.assertThat(page.locator(".loading")).hasCount(0);
        return this;
    }

    /** Clicks the first button of that name. */
    public void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    /** Clicks the first link of that text. */
    public void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }

    /** The part of the page that this describes. */
    public Locator locator(String selector) {
        return page.locator(selector);
    }

    /** Nothing executed that should not, nothing was refused by the policy, axe finds nothing, and it fits its window. */
    public void isFine() {
        assertThat(complaints).as(page.url()).isEmpty();
        assertThat(Accessibility.violations(page)).as(page.url()).isEmpty();
        int needed = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        assertThat(needed).as(page.url() + " in px").isLessThanOrEqualTo(page.viewportSize().width);
    }

    /** The same, with a picture. */
    public void isFine(String picture) {
        picture(picture);
        isFine();
    }

    /** Keeps a picture when somebody asked for pictures by {@code -Damiss.images=FOLDER}. */
    public void picture(String name) {
        String folder = System.getProperty("amiss.images");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setCaret(ScreenshotCaret.INITIAL)
                    .setFullPage(true));
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error") && !message.text().contains(REFUSED_FORM)) {
            complaints.add("console: " + message.text() + " at " + message.location());
        }
    }

    private void noteForeign(String url) {
        String other = URI.create(url).getHost();
        if (other != null && !other.equals(host)) {
            complaints.add("request to another host: " + url);
        }
    }
}
