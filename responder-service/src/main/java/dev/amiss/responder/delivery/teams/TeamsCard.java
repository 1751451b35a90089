package dev.amiss.responder.delivery.teams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.responder.delivery.message.Cut;
import dev.amiss.responder.delivery.message.Fact;
import dev.amiss.responder.delivery.message.Link;
import dev.amiss.responder.delivery.message.Notice;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** A notice as an adaptive card. */
final class TeamsCard {
    static final int MOST_BYTES = 28 * 1024;

    private static final int TITLE = 300;
    private static final int FACTS = 20;

    /** How long details and each fact may be; tried from the first on until the card is small enough. */
    private enum Fit {
        ALL(16_000, 500),
        MOST(6_000, 200),
        SOME(1_500, 100),
        LITTLE(300, 40);

        private final int details;
        private final int fact;

        Fit(int details, int fact) {
            this.details = details;
            this.fact = fact;
        }
    }

    private final Notice notice;
    private final Fit fit;
    private final ArrayNode body = Json.mapper().createArrayNode();

    private TeamsCard(Notice notice, Fit fit) {
        this.notice = notice;
        this.fit = fit;
    }

    /** @param text what to say in place of facts and details; empty for these */
    static ObjectNode message(Notice notice, String text) {
        ObjectNode message = Json.mapper().createObjectNode();
        for (Fit fit : Fit.values()) {
            message = new TeamsCard(notice, fit).message(text);
            if (message.toString().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
                break;
            }
        }
        return message;
    }

    private ObjectNode message(String text) {
        ObjectNode message = Json.mapper().createObjectNode().put("type", "message");
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putNull("contentUrl")
                .set("content", card(text));
        return message;
    }

    private ObjectNode card(String text) {
        title();
        if (text.isBlank()) {
            notice.facts().stream().limit(FACTS).forEach(this::fact);
            details();
            notice.issues().forEach(this::issue);
            if (notice.more() != null) {
                run(block(), notice.more());
            }
        } else {
            Cut.characters(text, fit.details).lines().forEach(line -> run(block(), line));
        }
        ObjectNode card = Json.mapper().createObjectNode();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        card.putObject("msteams").put("width", "Full");
        card.set("body", body);
        card.set("actions", actions());
        return card;
    }

    private void title() {
        run(block(), Cut.characters(notice.headline(), TITLE))
                .put("size", "Large")
                .put("weight", "Bolder")
                .put("color", colour());
    }

    private String colour() {
        if (notice.isResolved()) {
            return "Good";
        }
        return switch (notice.severity()) {
            case CRITICAL, ERROR -> "Attention";
            case WARNING -> "Warning";
            case INFO -> "Accent";
        };
    }

    private void fact(Fact fact) {
        ArrayNode block = block();
        run(block, Cut.characters(fact.name(), 64) + ": ").put("weight", "Bolder");
        run(block, Cut.characters(fact.value(), fit.fact));
    }

    private void details() {
        String text = notice.details().stream()
                .map(fact -> fact.name() + ": " + fact.value())
                .collect(Collectors.joining("\n"));
        if (!text.isEmpty()) {
            run(block(), Cut.characters(text, fit.details)).put("fontType", "Monospace");
        }
    }

    private void issue(Notice.NamedIssue issue) {
        ArrayNode block = block();
        String state =
                issue.state().equals("resolved") ? "resolved" : issue.severity().wire();
        run(block, state + "  ").put("weight", "Bolder");
        ObjectNode name = run(block, Cut.characters(issue.name(), fit.fact));
        if (issue.url() != null) {
            name.putObject("selectAction").put("type", "Action.OpenUrl").put("url", issue.url());
        }
    }

    private ArrayNode block() {
        return body.addObject().put("type", "RichTextBlock").putArray("inlines");
    }

    private static ObjectNode run(ArrayNode block, String text) {
        return block.addObject().put("type", "TextRun").put("text", text);
    }

    private ArrayNode actions() {
        ArrayNode actions = Json.mapper().createArrayNode();
        if (notice.link() != null) {
            open(actions, notice.link());
        }
        notice.links().forEach(link -> open(actions, link));
        return actions;
    }

    private static void open(ArrayNode actions, Link link) {
        if (link.url().length() <= 2_048) {
            actions.addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", link.text())
                    .put("url", link.url());
        }
    }
}
