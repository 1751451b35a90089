package dev.amiss.responder.delivery.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.responder.delivery.message.Cut;
import dev.amiss.responder.delivery.message.Fact;
import dev.amiss.responder.delivery.message.Link;
import dev.amiss.responder.delivery.message.Notice;
import java.util.List;
import java.util.stream.Collectors;

/** A notice as Slack's blocks. */
final class SlackMessage {
    private static final int HEADER = 150;
    private static final int SECTION = 3_000;
    private static final int FIELD = 2_000;
    private static final int FIELDS = 10;
    private static final int FALLBACK = 3_000;
    private static final int LINK = 3_000;
    private static final int NAME = 120;
    /** Escaping makes one character five at most. */
    private static final int ESCAPED = 5;

    private final ArrayNode blocks = Json.mapper().createArrayNode();

    private SlackMessage() {}

    /** @param text what to say in place of facts and details; empty for these */
    static ObjectNode of(Notice notice, String text) {
        var message = new SlackMessage();
        message.header(notice);
        if (text.isBlank()) {
            message.facts(notice.facts());
            message.details(notice.details());
            message.issues(notice);
        } else {
            message.section(Cut.characters(text, SECTION));
        }
        message.links(notice);
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("text", Cut.characters(escaped(Cut.characters(notice.headline(), FALLBACK / ESCAPED)), FALLBACK));
        body.set("blocks", message.blocks);
        return body;
    }

    private void header(Notice notice) {
        ObjectNode header = blocks.addObject().put("type", "header");
        header.putObject("text")
                .put("type", "plain_text")
                .put("text", Cut.characters(notice.headline(), HEADER))
                .put("emoji", false);
        if (notice.headline().length() > HEADER) {
            section(escaped(Cut.characters(notice.title(), SECTION / ESCAPED)));
        }
    }

    private void facts(List<Fact> facts) {
        ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
        facts.stream()
                .limit(FIELDS)
                .forEach(fact -> fields.addObject()
                        .put("type", "mrkdwn")
                        .put(
                                "text",
                                "*" + escaped(Cut.characters(fact.name(), 100)) + "*\n"
                                        + escaped(Cut.characters(fact.value(), (FIELD - 600) / ESCAPED))));
    }

    private void details(List<Fact> details) {
        if (!details.isEmpty()) {
            String text = details.stream()
                    .map(fact -> fact.name() + ": " + fact.value())
                    .collect(Collectors.joining("\n"));
            section("```" + fitting(text.replace("```", "'''"), SECTION - 6) + "```");
        }
    }

    /** Cut so that it fits after escaping, which few texts need much of. */
    private static String fitting(String text, int most) {
        String escaped = escaped(Cut.characters(text, most));
        return escaped.length() <= most ? escaped : escaped(Cut.characters(text, most / ESCAPED));
    }

    private void issues(Notice notice) {
        if (notice.issues().isEmpty()) {
            return;
        }
        var text = new StringBuilder();
        for (Notice.NamedIssue issue : notice.issues()) {
            String line = line(issue);
            if (text.length() + line.length() > SECTION) {
                section(text.toString());
                text.setLength(0);
            }
            text.append(line);
        }
        section(notice.more() == null ? text.toString() : text + notice.more());
    }

    private static String line(Notice.NamedIssue issue) {
        String name = escaped(Cut.characters(issue.name(), NAME));
        String linked = issue.url() == null ? name : "<" + issue.url() + "|" + name.replace("|", "\u00a6") + ">";
        return "• *"
                + (issue.state().equals("resolved")
                        ? "resolved"
                        : issue.severity().wire()) + "* " + linked + "\n";
    }

    private void section(String markup) {
        blocks.addObject()
                .put("type", "section")
                .putObject("text")
                .put("type", "mrkdwn")
                .put("text", markup);
    }

    private void links(Notice notice) {
        ArrayNode buttons = Json.mapper().createArrayNode();
        if (notice.link() != null) {
            button(buttons, notice.link());
        }
        notice.links().forEach(link -> button(buttons, link));
        if (!buttons.isEmpty()) {
            blocks.addObject().put("type", "actions").set("elements", buttons);
        }
    }

    private static void button(ArrayNode buttons, Link link) {
        if (link.url().length() <= LINK) {
            buttons.addObject()
                    .put("type", "button")
                    .put("url", link.url())
                    .putObject("text")
                    .put("type", "plain_text")
                    .put("text", link.text());
        }
    }

    /** The three characters that mean something in mrkdwn. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
