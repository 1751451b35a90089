package dev.amiss.responder.delivery.mattermost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.responder.delivery.message.Cut;
import dev.amiss.responder.delivery.message.Fact;
import dev.amiss.responder.delivery.message.Link;
import dev.amiss.responder.delivery.message.Notice;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A notice as Mattermost's Markdown; its attachments may have 8,000 characters in all on older servers. */
final class MattermostMessage {
    private static final Pattern MEANS_SOMETHING = Pattern.compile("[\\\\`*_{}\\[\\]()#+!|<>~:-]");
    private static final int TITLE = 500;
    private static final int FIELDS = 10;
    private static final int FIELD = 200;
    private static final int DETAILS = 2_500;
    private static final int NAME = 80;

    private MattermostMessage() {}

    /** @param text what to say in place of facts and details; empty for these */
    static ObjectNode of(Notice notice, String text) {
        ObjectNode message = Json.mapper().createObjectNode();
        message.put("text", lead(notice));
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment.put("fallback", Cut.characters(notice.headline(), TITLE)).put("color", notice.colour());
        if (text.isBlank()) {
            fields(attachment.putArray("fields"), notice.facts());
            attachment.put("text", body(notice));
        } else {
            attachment.put("text", text + links(notice));
        }
        return message;
    }

    private static String lead(Notice notice) {
        String title = escaped(Cut.characters(notice.title(), TITLE));
        String word = "**" + notice.word() + "** ";
        return word
                + (notice.link() == null
                        ? title
                        : "[" + title + "](" + notice.link().url() + ")");
    }

    private static void fields(ArrayNode fields, List<Fact> facts) {
        facts.stream()
                .limit(FIELDS)
                .forEach(fact -> fields.addObject()
                        .put("short", true)
                        .put("title", Cut.characters(fact.name(), 64))
                        .put("value", escaped(Cut.characters(fact.value(), FIELD))));
    }

    private static String body(Notice notice) {
        String details = notice.details().stream()
                .map(fact -> fact.name() + ": " + fact.value())
                .collect(Collectors.joining("\n"));
        String block = details.isEmpty()
                ? ""
                : "```\n" + Cut.characters(details, DETAILS).replace("```", "'''") + "\n```\n";
        String issues = notice.issues().stream().map(MattermostMessage::line).collect(Collectors.joining("\n"));
        return block + issues + (notice.more() == null ? "" : "\n" + notice.more()) + links(notice);
    }

    private static String line(Notice.NamedIssue issue) {
        String name = escaped(Cut.characters(issue.name(), NAME));
        return "- **"
                + (issue.state().equals("resolved")
                        ? "resolved"
                        : issue.severity().wire()) + "** "
                + (issue.url() == null ? name : "[" + name + "](" + issue.url() + ")");
    }

    private static String links(Notice notice) {
        return Stream.concat(Stream.ofNullable(notice.link()), notice.links().stream())
                .map(MattermostMessage::link)
                .collect(Collectors.joining(" · ", "\n", ""));
    }

    private static String link(Link link) {
        return "[" + link.text() + "](" + link.url().replace("(", "%28").replace(")", "%29") + ")";
    }

    /** A mention needs its name right behind the sign. */
    private static String escaped(String text) {
        return MEANS_SOMETHING.matcher(text).replaceAll("\\\\$0").replace("@", "@\u200b");
    }
}
