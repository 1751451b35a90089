package dev.amiss.service.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.RawString;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON that people can read, fold and copy; templates call it {@code cdi:json}. All texts are escaped. Thread-safe. */
@Named("json")
@Singleton
public class JsonHtml {
    private static final int OPEN_DEPTH = 3;
    private static final int MOST_VALUES = 5_000;

    JsonHtml() {}

    /** A tree of what an object holds; nothing for null. */
    public RawString tree(@Nullable JsonNode json) {
        if (json == null) {
            return new RawString("");
        }
        StringBuilder html = new StringBuilder("<div class=\"json\">");
        Budget budget = new Budget();
        if (json.isContainerNode() && !json.isEmpty()) {
            children(html, json, 1, budget);
        } else {
            html.append(leaf(json));
        }
        if (budget.left < 0) {
            html.append("<div class=\"leaf muted\">… and more: copy it to see all</div>");
        }
        return new RawString(html.append("</div>").toString());
    }

    /** The same as indented text, to copy; templates escape it. */
    public String text(@Nullable JsonNode json) {
        return json == null ? "" : json.toPrettyString();
    }

    private static void children(StringBuilder html, JsonNode container, int depth, Budget budget) {
        if (container.isObject()) {
            for (Map.Entry<String, JsonNode> field : container.properties()) {
                child(html, field.getKey(), field.getValue(), depth, budget);
            }
        } else {
            for (int i = 0; i < container.size(); i++) {
                child(html, String.valueOf(i), container.get(i), depth, budget);
            }
        }
    }

    private static void child(StringBuilder html, String name, JsonNode value, int depth, Budget budget) {
        if (--budget.left < 0) {
            return;
        }
        String key = "<span class=\"key\">" + escape(name) + "</span> ";
        if (!value.isContainerNode() || value.isEmpty()) {
            html.append("<div class=\"leaf\">").append(key).append(leaf(value)).append("</div>");
            return;
        }
        html.append(depth <= OPEN_DEPTH ? "<details open>" : "<details>")
                .append("<summary>")
                .append(key)
                .append("<span class=\"muted\">")
                .append(size(value))
                .append("</span></summary>");
        children(html, value, depth + 1, budget);
        html.append("</details>");
    }

    private static String leaf(JsonNode value) {
        if (value.isTextual()) {
            return "<span class=\"text\">" + escape(value.textValue()) + "</span>";
        }
        String kind = value.isNumber() ? "number-value" : "word";
        return "<span class=\"" + kind + "\">" + escape(value.toString()) + "</span>";
    }

    private static String size(JsonNode container) {
        String unit = container.isObject() ? "field" : "element";
        return container.size() + " " + unit + (container.size() == 1 ? "" : "s");
    }

    /** Text as HTML. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static final class Budget {
        private int left = MOST_VALUES;
    }
}
