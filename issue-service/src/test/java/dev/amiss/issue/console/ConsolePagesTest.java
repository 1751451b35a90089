package dev.amiss.issue.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.amiss.issue.IssueApi.fail;
import static dev.amiss.issue.IssueApi.get;
import static dev.amiss.issue.IssueApi.history;
import static dev.amiss.issue.IssueApi.patch;
import static dev.amiss.issue.IssueApi.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.amiss.browser.Pages;
import dev.amiss.model.Json;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConsolePagesTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'`{7*7}{#for}";

    @TestHTTPResource("/")
    URI root;

    @Inject
    Jdbi jdbi;

    private final String run = "c" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void nothing_is_known() {
        jdbi.useHandle(handle -> handle.execute("TRUNCATE issue, issue_activity, occurrence_hour, history"));
    }

    @Test
    void a_newcomer_is_led_to_a_first_issue() {
        try (Pages pages = Pages.wide(root)) {
            Page page = pages.open("/");
            assertThat(page.locator("h1")).hasText("Welcome to Amiss");
            assertThat(page.locator("#first-issue"))
                    .containsText(root.toString().replaceAll("/$", "") + "/api/v1/issues");
            pages.isFine();
            pages.picture("welcome");

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Report one for me"))
                    .click();

            assertThat(page.locator("h1")).hasText("my first issue");
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Your first issue is open");
            assertThat(page).hasTitle(Pattern.compile("^\\(1\\) my first issue"));
            pages.isFine();
        }
    }

    @Test
    void the_set_up_page_says_what_runs_and_that_no_key_is_needed() {
        try (Pages pages = Pages.wide(root)) {
            Page page = pages.open("/setup");
            assertThat(page.locator("#access-keys")).containsText("None is needed: this is the open mode");
            assertThat(page.locator("#access-keys form")).hasCount(0);
            pages.whole();
            assertThat(page.locator("body")).containsText("issue-service");
            assertThat(page.locator(".unreachable").first()).containsText("its address is not set");
            pages.isFine("setup");

            pages.follow("First steps");
            assertThat(page.locator("h1")).hasText("First steps");
            pages.isFine("first-steps");
        }
        given().redirects()
                .follow(false)
                .get("/setup/openapi/issue-service.json")
                .then()
                .statusCode(303);
        given().get("/setup/openapi/other.json").then().statusCode(404);
    }

    @Test
    void a_page_is_nearly_as_quick_as_its_api_call() {
        for (int i = 0; i < 60; i++) {
            fail(run + " quick " + i);
        }
        assertThat(median("/issues")).isLessThan(3 * median("/api/v1/issues") + 40);
    }

    private static long median(String path) {
        return java.util.stream.LongStream.range(0, 21)
                .map(i -> given().get(path).time())
                .sorted()
                .skip(10)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_operator_acknowledges_takes_it_back_comments_resolves_and_reopens() {
        long id = fail(run + " checkout down");
        try (Pages pages = Pages.wide(root)) {
            Page page = pages.open("/issues/" + id);
            pages.press("Acknowledge");
            assertThat(page.locator(".flash")).containsText("Issue " + id + " is acknowledged");
            assertThat(get(id).getString("status")).isEqualTo("acknowledged");

            pages.press("Undo");
            assertThat(page.locator(".flash")).containsText("open again");
            assertThat(get(id).getString("status")).isEqualTo("open");

            page.navigate(root + "issues/" + id);
            page.getByLabel("Comment").fill("looking at <it>");
            pages.press("Add comment");
            assertThat(page.locator(".timeline")).containsText("looking at <it>");

            pages.press("Resolve");
            assertThat(page.locator("#issue-head .badge.resolved")).isVisible();
            pages.press("Reopen");
            assertThat(page.locator("#issue-head .badge.open")).isVisible();
            assertThat(history(id).getList("items.kind"))
                    .containsExactly("created", "acknowledged", "unacknowledged", "commented", "resolved", "reopened");
            pages.isFine();
        }
    }

    @Test
    void a_refused_comment_stays_as_it_was_typed() {
        long id = fail(run + " x");
        try (Pages pages = Pages.wide(root)) {
            Page page = pages.open("/issues/" + id);
            String tooLong = "long ".repeat(2_100);
            page.getByLabel("Comment").fill(tooLong);
            pages.press("Add comment");
            assertThat(page.locator("#about-comment .wrong")).containsText("at most 10000 characters");
            assertThat(page.getByLabel("Comment")).hasValue(tooLong);
        }
    }

    @Test
    void many_issues_are_worked_on_at_once_and_filters_stand_in_the_address() {
        long one = fail(run + " one");
        long two = fail(run + " two");
        long other = fail("other " + UUID.randomUUID());
        try (Pages pages = Pages.wide(root)) {
            Page page = pages.open("/issues?status=open");
            page.getByRole(AriaRole.SEARCHBOX).fill(run);
            page.getByRole(AriaRole.SEARCHBOX).press("Enter");
            assertThat(page).hasURL(Pattern.compile("status=open.*q=" + run + "|q=" + run + ".*status=open"));
            assertThat(page.locator("tbody tr[data-row]")).hasCount(2);

            page.locator("[data-check-all]").check();
            assertThat(page.locator("[data-checked-count]")).hasText("2 selected");
            pages.press("Acknowledge");

            assertThat(page.locator(".flash")).containsText("2 issues are acknowledged");
            assertThat(page.locator("#list")).containsText("No issue matches");
            assertThat(get(one).getString("status")).isEqualTo("acknowledged");
            assertThat(get(two).getString("status")).isEqualTo("acknowledged");
            assertThat(get(other).getString("status")).isEqualTo("open");
            pages.isFine();
        }
    }

    @Test
    void what_a_hostile_reporter_writes_is_shown_and_never_executed() {
        ObjectNode report = Json.mapper().createObjectNode();
        report.put("name", run + HOSTILE).put("source", HOSTILE).put("url", "javascript:alert(3)");
        report.putObject("labels").put(HOSTILE, HOSTILE);
        report.putObject("details").put(HOSTILE, HOSTILE).putObject("deep").put("</pre><script>", HOSTILE);
        report.putObject("record").put("type", HOSTILE).put("id", HOSTILE);
        long id = report(report.toString()).jsonPath().getLong("id");
        patch(id, Json.mapper().createObjectNode().put("comment", HOSTILE).toString());
        try (Pages pages = Pages.wide(root)) {
            for (String path : new String[] {"/", "/issues", "/issues/" + id, "/issues?q=" + run}) {
                Page page = pages.open(path);
                assertThat(page.locator("main")).containsText("<script>alert(2)</script>");
                pages.isFine();
            }
            assertThat(pages.page().locator("a[href^='javascript']")).hasCount(0);
        }
    }

    @Test
    void two_people_see_each_others_changes_live() {
        long id = fail(run + " shared");
        try (Pages mine = Pages.wide(root);
                Pages yours = Pages.wide(root)) {
            Page list = mine.open("/issues");
            Page issue = yours.open("/issues/" + id);
            assertThat(list.locator("#live")).hasText("live");
            assertThat(issue.locator("#live")).hasText("live");

            yours.press("Acknowledge");
            assertThat(list.locator("tr[data-row='" + id + "'] .badge.acknowledged"))
                    .isVisible();
            long later = fail(run + " later");
            assertThat(list.locator("tr[data-row='" + later + "']")).isVisible();

            list.locator("tr[data-row='" + id + "'] input").check();
            mine.press("Resolve");
            assertThat(issue.locator("#issue-head .badge.resolved")).isVisible();
            assertThat(list).hasTitle(Pattern.compile("^\\(1\\) Issues"));
        }
    }

    @Test
    void the_list_and_an_issue_can_be_worked_by_keys_alone() {
        fail(run + " first");
        long last = fail(run + " last");
        try (Pages pages = Pages.wide(root)) {
            Page page = pages.open("/issues");
            page.keyboard().press("?");
            assertThat(page.locator("dialog#keys")).isVisible();
            pages.isFine();
            page.keyboard().press("Escape");

            page.keyboard().press("j");
            page.keyboard().press("a");
            assertThat(page.locator(".flash")).containsText("Issue " + last + " is acknowledged");

            page.keyboard().press("j");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile("/issues/" + last + "$"));
            page.keyboard().press("r");
            assertThat(page.locator("#issue-head .badge.resolved")).isVisible();

            page.navigate(root + "issues");
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            assertThat(page.locator(".skip")).isInViewport();
        }
    }

    @Test
    void pages_are_fine_in_every_width_and_colour_scheme() {
        long id = aRichIssue();
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {360, 1400}) {
                var options = new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setViewportSize(width, width == 360 ? 740 : 900);
                try (Pages pages = new Pages(root, options)) {
                    for (String path : new String[] {"/", "/issues", "/issues/" + id, "/issues?q=nothing-at-all"}) {
                        Page page = pages.open(path);
                        assertThat(page.locator(".loading")).hasCount(0);
                        pages.picture(
                                name(path) + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width);
                        pages.isFine();
                    }
                }
            }
        }
        try (Pages pages = new Pages(root, new Browser.NewContextOptions().setViewportSize(3840, 2160))) {
            pages.open("/");
            pages.picture("overview-light-3840");
            pages.isFine();
        }
    }

    @Test
    void forms_work_without_javascript() {
        long id = fail(run + " plain");
        try (Pages pages = new Pages(root, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = pages.open("/issues");
            page.locator("input[value='" + id + "']").check();
            pages.press("Acknowledge");
            assertThat(page.locator(".flash")).containsText("Issue " + id + " is acknowledged");
            page.locator("td.name a").click();
            page.getByLabel("Comment").fill("by hand");
            pages.press("Add comment");
            assertThat(page.locator(".timeline")).containsText("by hand");
        }
    }

    @Test
    void times_are_local_with_the_exact_utc_on_hover() {
        long id = fail(run + " when");
        try (Pages pages = Pages.wide(root)) {
            Page page = pages.open("/issues/" + id);
            var opened = page.locator(".facts time").first();
            String utc = opened.getAttribute("title");
            assertThat(utc).endsWith(" UTC").startsWith("20");
            int hour = Integer.parseInt(utc.substring(11, 13));
            assertThat(opened).containsText("%02d:%s".formatted((hour + 2) % 24, utc.substring(14, 16)));
        }
    }

    @Test
    void ten_thousand_open_issues_stay_usable() {
        StringBuilder reports = new StringBuilder();
        for (int i = 0; i < 10_001; i++) {
            reports.append("{\"name\": \"")
                    .append(run)
                    .append(" storm ")
                    .append(i)
                    .append("\"}\n");
        }
        given().contentType("application/x-ndjson")
                .body(reports.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/issues/bulk")
                .then()
                .statusCode(200);
        given().get("/issues").then().statusCode(200);

        var answer = given().get("/issues");
        assertThat(answer.time()).isLessThan(1_500);
        assertThat(answer.asString()).contains("more than 10,000 issues").hasSizeLessThan(100_000);
        assertThat(given().get("/").time()).isLessThan(1_500);

        String csv = given().get("/issues/export?format=csv&q=" + run).asString();
        assertThat(csv.lines().count()).isEqualTo(10_002);
    }

    @Test
    void an_export_is_safe_to_open_with_a_spreadsheet() {
        report("{\"name\": \"=HYPERLINK(\\\"http://evil\\\") %s\", \"source\": \"+1, \\\"x\\\"\"}".formatted(run));
        String csv = given().get("/issues/export?format=csv").asString();
        assertThat(csv).contains("\"'=HYPERLINK(\"\"http://evil\"\") " + run + "\"", "\"'+1, \"\"x\"\"\"");
        given().get("/issues/export?format=ndjson").then().statusCode(200).contentType("application/x-ndjson");
        given().get("/issues/export?format=xls").then().statusCode(400);
    }

    private long aRichIssue() {
        ObjectNode report = Json.mapper().createObjectNode();
        report.put("name", "payments gateway of the southern region answers too slowly for the third time")
                .put("severity", "critical")
                .put("source", "checkout")
                .put("url", "https://shop.example.com/checkout/health?region=south");
        report.putObject("labels").put("team", "payments").put("region", "south");
        report.putObject("record").put("type", "account").put("id", "42");
        report.putObject("details")
                .put("tried", 3)
                .put("message", "connect timed out after 5000 ms: gateway.south.example.com/10.1.2.3:443")
                .put("retry", true)
                .putObject("response")
                .put("status", 504)
                .putArray("hops")
                .add("edge-1")
                .add("core-7");
        report(report.toString());
        ((ObjectNode) report.get("details")).put("tried", 4);
        long id = report(report.toString()).jsonPath().getLong("id");
        patch(id, "{\"comment\": \"The provider knows of it; they say an hour.\"}");
        report("{\"name\": \"%s nightly backup did not run\", \"severity\": \"warning\"}".formatted(run));
        report(
                "{\"name\": \"%s user 42 has no picture\", \"severity\": \"info\", \"record\": {\"type\": \"user\", \"id\": \"42\"}}"
                        .formatted(run));
        long known = fail(run + " certificate of shop.example.com ends soon");
        patch(known, "{\"status\": \"acknowledged\"}");
        return id;
    }

    private static String name(String path) {
        if (path.equals("/")) {
            return "overview";
        }
        return path.contains("nothing") ? "nothing-found" : path.equals("/issues") ? "issues" : "issue";
    }
}
