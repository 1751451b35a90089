package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a check, for the API's description; each {@code CheckType} reads its own fields and refuses others. */
@Schema(description = "What is checked, and how; each type has fields of its own, and refuses those of others")
record CheckRequest(
        @Schema(description = "which check", example = "http")
        String type,

        @Schema(description = "http, function, prometheus, model: the address that is asked") @Nullable
        String url,

        @Schema(
                description = "http: GET unless said",
                enumeration = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
        @Nullable
        String method,

        @Schema(description = "http, prometheus: sent along; credentials among them are never shown again") @Nullable
        Map<String, Object> headers,

        @Schema(description = "http: what is sent") @Nullable
        String body,

        @Schema(description = "http: the status that is expected; any 2xx unless said") @Nullable
        Integer expectStatus,

        @Schema(description = "http: a text that the answer must have in it") @Nullable
        String expectBody,

        @Schema(description = "http, tcp: how long it may take") @Nullable
        Long maxLatencyMs,

        @Schema(
                description =
                        "http: a CEL expression over status, json, body, latency_ms, cert_days_left; model: over record, now")
        @Nullable
        String passes,

        @Schema(description = "heartbeat: seconds after the due time until it fails") @Nullable
        Integer graceSec,

        @Schema(description = "heartbeat: seconds within which a run that began must end") @Nullable
        Integer maxRunSec,

        @Schema(description = "heartbeat: its name in addresses") @Nullable
        String slug,

        @Schema(description = "heartbeat: the words that tell how a mail is meant") @Nullable
        Map<String, Object> mail,

        @Schema(description = "function: one of GET /api/v1/functions, instead of url") @Nullable
        String targetFunction,

        @Schema(description = "function: the keyword arguments") @Nullable
        Map<String, Object> functionKwargs,

        @Schema(description = "sql, model: a data source that the operator configured") @Nullable
        String datasource,

        @Schema(description = "sql, prometheus: the query") @Nullable
        String query,

        @Schema(description = "sql: no_rows (default) or rows; dns: the wanted answers, as a list") @Nullable
        JsonNode expect,

        @Schema(description = "model: a SELECT of the records") @Nullable
        String records,

        @Schema(description = "model: what the records are; dns: A unless said") @Nullable
        String recordType,

        @Schema(description = "model: the column that tells records apart") @Nullable
        String key,

        @Schema(description = "model, prometheus: so many failing records are no issue") @Nullable
        Integer atMost,

        @Schema(description = "model, prometheus: such a share of failing records is no issue") @Nullable
        Double atMostPercent,

        @Schema(
                description =
                        "model, prometheus: an issue for each failing record, or one for the whole; each unless said",
                enumeration = {"each", "whole"})
        @Nullable
        String report,

        @Schema(description = "sql, model: what of a record is shown; all columns unless said") @Nullable
        List<String> detailsColumns,

        @Schema(description = "http, sql, model: names whose values are replaced by (redacted)") @Nullable
        List<String> redact,

        @Schema(description = "tcp, tls: a name or an address") @Nullable
        String host,

        @Schema(description = "tcp, tls: 443 for tls unless said") @Nullable
        Integer port,

        @Schema(description = "tls: days that the certificate must last; 14 unless said") @Nullable
        Integer minDays,

        @Schema(description = "tls: the name that is asked for; the host unless said") @Nullable
        String serverName,

        @Schema(description = "tls: whether it must be signed by who is trusted; true unless said") @Nullable
        Boolean chain,

        @Schema(description = "tls: certificates of who is trusted, as PEM") @Nullable
        String authorities,

        @Schema(description = "dns: the name that is looked up") @Nullable
        String name,

        @Schema(description = "dns: whether there may be no other answers; false unless said") @Nullable
        Boolean exactly,

        @Schema(description = "dns: the server that is asked; the system's unless said") @Nullable
        String resolver,

        @Schema(description = "prometheus: the comparison that makes a failure", example = "> 0.05") @Nullable
        String failsWhen,

        @Schema(description = "prometheus: what no answer means: pass, fail or error") @Nullable
        String noData,

        @Schema(description = "exec: one of the operator's programs") @Nullable
        String program,

        @Schema(description = "exec: its arguments") @Nullable
        List<String> args) {}
