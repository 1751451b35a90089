package dev.amiss.issue.compat.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.compat.ForeignTime;
import dev.amiss.issue.compat.ReportFields;
import dev.amiss.issue.compat.SeverityWords;
import dev.amiss.issue.intake.ForeignReport;
import dev.amiss.model.ReportKind;
import dev.amiss.service.database.StorableText;
import dev.amiss.service.inbox.Inbox.MessageId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An event: an exception, or a message that somebody logged. */
final class SentryEvent {
    private static final int MOST_BREADCRUMBS = 20;
    private static final int LONGEST_TEMPLATE = 64 << 10;
    private static final int MOST_PARAMETERS = 100;
    private static final Pattern PLACE = Pattern.compile("%[sd]|\\{\\}");
    private static final List<String> KEPT = List.of(
            "transaction",
            "culprit",
            "release",
            "dist",
            "environment",
            "server_name",
            "logger",
            "platform",
            "request",
            "user",
            "extra",
            "contexts",
            "modules");

    private final ObjectNode event;
    private final List<SentryException> exceptions;

    SentryEvent(ObjectNode event) {
        this.event = event;
        this.exceptions = exceptions(event.path("exception"));
    }

    JsonNode field(String name) {
        return event.path(name);
    }

    /** The exception that ended it all: the last of a chain; null when there is none. */
    @Nullable
    SentryException exception() {
        return exceptions.isEmpty() ? null : exceptions.get(exceptions.size() - 1);
    }

    /** The message as it was put before anything was filled in, if that is known. */
    String template() {
        String template = event.path("logentry").path("message").asText("");
        return template.isEmpty() ? message() : template;
    }

    /** The id without dashes; null when it has none. */
    @Nullable
    String id() {
        return id(event.path("event_id"));
    }

    static @Nullable String id(JsonNode id) {
        String text = id.asText("").replace("-", "");
        return text.matches("[0-9a-fA-F]{32}") ? text.toLowerCase(java.util.Locale.ROOT) : null;
    }

    /** The report of it, in the scope of a project. */
    ForeignReport report(String project) {
        String scope = "sentry:" + project;
        String server = event.path("server_name").asText("");
        ReportFields fields = ReportFields.of(name(), Grouping.key(this))
                .severity(SeverityWords.of(event.path("level").asText("error")))
                .source(server.isEmpty() ? "sentry" : server)
                .url(event.path("request").path("url").asText(""))
                .occurredAt(ForeignTime.read(event.get("timestamp")))
                .label("project", project)
                .label("environment", event.path("environment").asText(""))
                .label("platform", event.path("platform").asText(""))
                .label("logger", event.path("logger").asText(""));
        describe(fields);
        String id = id();
        return new ForeignReport(
                scope, ReportKind.FAILURE, fields.fields(), id == null ? null : new MessageId(scope, id));
    }

    private void describe(ReportFields fields) {
        fields.detail("event_id", id()).detail("message", message());
        SentryException thrown = exception();
        if (thrown != null) {
            fields.detail("place", thrown.place());
            ArrayNode chain = JsonNodeFactory.instance.arrayNode();
            for (int i = exceptions.size() - 1; i >= 0; i--) {
                chain.add(exceptions.get(i).readable());
            }
            fields.detail("exceptions", chain);
        } else {
            fields.detail("stacktrace", SentryException.lines(SentryException.frames(event.path("stacktrace"))));
        }
        fields.detail("tags", pairs(event.path("tags")));
        KEPT.forEach(name -> fields.detail(name, event.get(name)));
        fields.detail("breadcrumbs", breadcrumbs());
        String sdk = event.path("sdk").path("name").asText("");
        fields.detail(
                "sdk",
                sdk.isEmpty()
                        ? null
                        : sdk + " " + event.path("sdk").path("version").asText(""));
    }

    private String name() {
        SentryException thrown = exception();
        String title = thrown == null ? "" : thrown.title();
        if (title.isBlank()) {
            title = message().strip().lines().findFirst().orElse("");
        }
        return title.isBlank() ? "(event without a message)" : title;
    }

    private String message() {
        JsonNode entry = event.path("logentry").isObject() ? event.path("logentry") : event.path("message");
        if (!entry.isObject()) {
            return entry.asText("");
        }
        String formatted = entry.path("formatted").asText("");
        return formatted.isEmpty() ? filled(entry.path("message").asText(""), entry.path("params")) : formatted;
    }

    /** The beginning of a template with its first parameters in the places of {@code %s} and {@code {}}. */
    private static String filled(String template, JsonNode params) {
        Matcher places = PLACE.matcher(StorableText.beginning(template, LONGEST_TEMPLATE));
        StringBuilder text = new StringBuilder();
        Iterator<JsonNode> left = params.iterator();
        for (int i = 0; i < MOST_PARAMETERS && left.hasNext() && places.find(); i++) {
            places.appendReplacement(text, Matcher.quoteReplacement(left.next().asText()));
        }
        return places.appendTail(text).toString();
    }

    private static List<SentryException> exceptions(JsonNode exception) {
        JsonNode values = exception.isArray() ? exception : exception.path("values");
        List<SentryException> exceptions = new ArrayList<>();
        if (values.isArray()) {
            values.forEach(value -> exceptions.add(SentryException.of(value)));
        } else if (exception.hasNonNull("type") || exception.hasNonNull("value")) {
            exceptions.add(SentryException.of(exception));
        }
        exceptions.removeIf(each -> each.title().isBlank());
        return exceptions;
    }

    /** Tags come as an object or as a list of pairs. */
    private static ObjectNode pairs(JsonNode tags) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        tags.properties().forEach(tag -> object.set(tag.getKey(), tag.getValue()));
        if (tags.isArray()) {
            tags.forEach(tag -> {
                JsonNode name = tag.isArray() ? tag.path(0) : tag.path("key");
                if (name.isValueNode()) {
                    object.set(
                            name.asText(),
                            Objects.requireNonNullElse(
                                    tag.isArray() ? tag.get(1) : tag.get("value"),
                                    JsonNodeFactory.instance.nullNode()));
                }
            });
        }
        return object;
    }

    private ArrayNode breadcrumbs() {
        JsonNode crumbs = event.path("breadcrumbs");
        JsonNode values = crumbs.isArray() ? crumbs : crumbs.path("values");
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        for (int i = Math.max(0, values.size() - MOST_BREADCRUMBS); i < values.size(); i++) {
            JsonNode crumb = values.get(i);
            String text = crumb.path("message").asText("");
            lines.add((crumb.path("timestamp").asText("") + " "
                            + crumb.path("category").asText("") + " "
                            + (text.isEmpty() ? crumb.path("data").toString() : text))
                    .strip());
        }
        return lines;
    }
}
