package dev.amiss.issue.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.amiss.browser.Pages;
import dev.amiss.issue.compat.KeysModeTest;
import dev.amiss.service.access.KeyTool;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Where keys are needed, in a browser. In this package it comes before the test of guessing, which shares the service and
 * after which nobody new is let in for a while.
 */
@QuarkusTest
@TestProfile(KeysModeTest.KeysMode.class)
class LogInPagesTest {
    @ConfigProperty(name = "amiss.access.keys-file")
    Path file;

    @TestHTTPResource("/")
    URI root;

    @AfterEach
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    @Test
    void a_person_logs_in_makes_a_key_for_a_program_ends_it_and_logs_out() throws IOException {
        String mine = KeyTool.add(file, "admin", "anna");
        try (Pages pages = Pages.wide(root)) {
            Page page = pages.open("/issues?status=resolved");
            assertThat(page).hasURL(Pattern.compile("/login"));
            assertThat(page.getByLabel("Access key")).isFocused();
            pages.isFine("login");
            page.getByLabel("Access key").fill("amiss_wrong");
            page.keyboard().press("Enter");
            assertThat(page.locator(".wrong")).containsText("not valid here");
            page.getByLabel("Access key").fill(mine);
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile("/issues\\?status=resolved$"));
            assertThat(page.locator(".who")).containsText("key:anna");

            pages.open("/setup");
            assertThat(page.locator("#access-keys tbody")).containsText("anna");
            page.getByLabel("Name of its holder").fill("no name!");
            pages.press("Make a key");
            assertThat(page.locator("#about-name .wrong")).containsText("is no name of a key");
            page.getByLabel("Name of its holder").fill("checkout");
            pages.press("Make a key");
            String made = page.locator("#new-key").textContent();
            assertThat(made).startsWith("amiss_");
            assertThat(reportWith(made)).isEqualTo(201);
            pages.open("/setup");
            assertThat(page.locator("#new-key")).hasCount(0);
            assertThat(page.content()).doesNotContain(made);
            pages.press("End the key anna");
            assertThat(page.locator(".flash")).containsText("the key you are here with");
            pages.press("End the key checkout");
            assertThat(page.locator(".flash")).containsText("The key checkout is ended");
            assertThat(reportWith(made)).isEqualTo(401);

            pages.press("Log out");
            assertThat(page.locator("main")).containsText("You are logged out");
            page.navigate(root + "setup");
            assertThat(page).hasURL(Pattern.compile("/login\\?to=%2Fsetup$"));
        }
    }

    @Test
    void an_operator_sees_no_keys_and_can_make_none() throws IOException {
        String key = KeyTool.add(file, "operator", "otto");
        try (Pages pages = Pages.narrowAndDark(root)) {
            Page page = pages.open("/setup");
            page.getByLabel("Access key").fill(key);
            pages.press("Log in");
            assertThat(page.locator("#access-keys")).containsText("Keys are for admins");
            assertThat(page.locator("#access-keys table")).hasCount(0);
            pages.whole().isFine("setup-operator-narrow-dark");
        }
    }

    private static int reportWith(String key) {
        return given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body("{\"name\": \"made by a key of the page\"}")
                .post("/api/v1/issues")
                .statusCode();
    }
}
