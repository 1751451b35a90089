package dev.amiss.responder.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.amiss.browser.Pages;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A person before a browser, who looks at pages and presses what is on them. */
abstract class PagesInABrowser {
    private static final int MOST_CHARACTERS = 100_000;

    @TestHTTPResource("/")
    URI root;

    /** Unlike that of any other test. */
    final String name = "pages-" + UUID.randomUUID().toString().substring(0, 8);

    Page page;
    private Pages pages;

    @BeforeEach
    void open() {
        show(Pages.wide(root));
    }

    @AfterEach
    void close() {
        pages.close();
    }

    /** Another person, in place of the first. */
    void changeTo(Browser.NewContextOptions options) {
        pages.close();
        show(new Pages(root, options));
    }

    void changeToPhoneInTheDark() {
        pages.close();
        show(Pages.narrowAndDark(root));
    }

    private void show(Pages window) {
        pages = window;
        page = window.page();
    }

    void look(String path) {
        pages.open(path);
    }

    void press(String button) {
        pages.press(button);
    }

    Locator button(String called) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(called).setExact(true))
                .first();
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first();
    }

    /** As {@link Pages#isFine(String)}, and the page is small. */
    void isFine(String picture) {
        pages.isFine(picture);
        assertThat(page.content().length()).as(page.url()).isLessThan(MOST_CHARACTERS);
    }
}
