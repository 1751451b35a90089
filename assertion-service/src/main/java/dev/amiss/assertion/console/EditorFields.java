package dev.amiss.assertion.console;

import static dev.amiss.assertion.console.EditorField.choice;
import static dev.amiss.assertion.console.EditorField.number;
import static dev.amiss.assertion.console.EditorField.of;
import static dev.amiss.assertion.console.EditorField.text;

import dev.amiss.assertion.console.EditorField.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which fields the form of each type of check has. What has no field here stands in the form's JSON of further fields. */
final class EditorFields {
    private static final EditorField URL = text("check/url", "Address", "https://shop.example.com/health");
    private static final EditorField HEADERS =
            of("check/headers", "Headers", Kind.PAIRS, "One a line: Accept: application/json");
    private static final EditorField HOST =
            text("check/host", "Host", "db.example.com").mustBeGiven();
    private static final EditorField LATENCY = number("check/max_latency_ms", "At most, in ms", "Slower is a failure");
    private static final EditorField DATA_SOURCE =
            text("check/datasource", "Data source", "A name of the page Data sources");

    private static final List<EditorField> HEAD = List.of(
            text("name", "Name", "What the issue is called when it fails").mustBeGiven());

    private static final List<EditorField> COMMON = List.of(
            number("every_sec", "Every, in seconds", "Or a cron below"),
            text("cron", "Cron", "0 3 * * *"),
            text("time_zone", "Time zone of the cron", "Europe/Berlin; UTC when empty"),
            choice("severity", "Severity of its issues", "", "critical", "error", "warning", "info"),
            number("fail_after", "Fails after so many in a row", "1 when empty"),
            number("recover_after", "Recovers after so many in a row", "1 when empty"),
            number("retry_every_sec", "Look again after, in seconds", "While one run alone is not believed"),
            number("timeout_sec", "A run takes at most, in seconds", ""),
            text("owner", "Owner", "Who looks after it"),
            text("runbook_url", "Runbook", "Where it says what to do"),
            of("labels", "Labels", Kind.PAIRS, "One a line: team: payments"),
            of(
                    "depends_on",
                    "Depends on",
                    Kind.LIST,
                    "Names of assertions, one a line: nobody is told while they fail"));

    private static final Map<String, List<EditorField>> BY_TYPE = Map.of(
            "heartbeat",
            List.of(
                    number("check/grace_sec", "Grace, in seconds", "How late a ping may be"),
                    number(
                            "check/max_run_sec",
                            "A run takes at most, in seconds",
                            "Between a ping to /start and its end"),
                    text("check/slug", "Slug", "For ping addresses by name; made of the name when empty")),
            "http",
            List.of(
                    URL.mustBeGiven(),
                    choice(
                            "check/method",
                            "Method",
                            "",
                            "",
                            "GET",
                            "HEAD",
                            "POST",
                            "PUT",
                            "PATCH",
                            "DELETE",
                            "OPTIONS"),
                    HEADERS,
                    of("check/body", "Body", Kind.LINES, ""),
                    number("check/expect_status", "Status wanted", "Any of 200 to 299 when empty"),
                    text("check/expect_body", "Text wanted in the body", ""),
                    LATENCY,
                    of(
                            "check/passes",
                            "Passes when",
                            Kind.LINES,
                            "Of status, json, body, latency_ms, cert_days_left, headers: json.queue < 100")),
            "tcp",
            List.of(HOST, number("check/port", "Port", "5432").mustBeGiven(), LATENCY),
            "tls",
            List.of(
                    HOST,
                    number("check/port", "Port", "443 when empty"),
                    number("check/min_days", "Days left at least", ""),
                    text("check/server_name", "Server name", "When another than the host"),
                    of("check/chain", "Judge the chain", Kind.SWITCH, "false for certificates that nobody signed"),
                    of("check/authorities", "Authorities", Kind.LINES, "PEM of private ones")),
            "dns",
            List.of(
                    text("check/name", "Name", "shop.example.com").mustBeGiven(),
                    text("check/record_type", "Kind of record", "A when empty"),
                    of("check/expect", "Answers wanted", Kind.LIST, "One a line; none for no such record"),
                    of("check/exactly", "Exactly these", Kind.SWITCH, ""),
                    text("check/resolver", "Name server", "9.9.9.9; the system's when empty")),
            "prometheus",
            List.of(
                    text("check/url", "Address of Prometheus", "http://prometheus:9090")
                            .mustBeGiven(),
                    of("check/query", "Query", Kind.LINES, "").mustBeGiven(),
                    text("check/fails_when", "Fails when", "> 1000; with any answer when empty"),
                    choice("check/no_data", "No data is", "", "", "pass", "fail", "error"),
                    HEADERS),
            "sql",
            List.of(
                    DATA_SOURCE.mustBeGiven(),
                    of("check/query", "Query", Kind.LINES, "A SELECT").mustBeGiven(),
                    choice("check/expect", "Passes with", "", "", "no_rows", "rows")),
            "model",
            List.of(
                    DATA_SOURCE,
                    text("check/url", "Or an address of NDJSON", "In place of data source, query, key and rule"),
                    text("check/record_type", "What a record is called", "user"),
                    of("check/records", "Query of the records", Kind.LINES, "SELECT id, joined_at, picture FROM users"),
                    text("check/key", "Column that names a record", "id"),
                    of("check/passes", "A record passes when", Kind.LINES, "record.picture != null")),
            "function",
            List.of(
                    text("check/url", "Address that answers", "https://import.example.com/check"),
                    text("check/target_function", "Or a plugin's function", "acme.checks.free_space"),
                    of("check/function_kwargs", "Its arguments", Kind.JSON, "{\"path\": \"/data\"}")),
            "exec",
            List.of(
                    text("check/program", "Program", "A file in the folder AMISS_CHECKS")
                            .mustBeGiven(),
                    of("check/args", "Arguments", Kind.LIST, "One a line")));

    private EditorFields() {}

    /** What comes first and what the check itself takes. */
    static List<EditorField> ofCheck(String type) {
        List<EditorField> fields = new ArrayList<>(HEAD);
        fields.addAll(BY_TYPE.getOrDefault(type, List.of()));
        return fields;
    }

    /** What every assertion takes. */
    static List<EditorField> common() {
        return COMMON;
    }

    static List<EditorField> all(String type) {
        List<EditorField> fields = new ArrayList<>(ofCheck(type));
        fields.addAll(COMMON);
        return fields;
    }
}
