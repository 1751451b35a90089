package dev.amiss.responder.delivery.email;

import dev.amiss.responder.delivery.message.Cut;
import dev.amiss.responder.delivery.message.Fact;
import dev.amiss.responder.delivery.message.Link;
import dev.amiss.responder.delivery.message.Notice;
import java.util.stream.Stream;

/** A notice as plain text. */
final class MailText {
    private static final int DETAIL = 20_000;

    private MailText() {}

    static String of(Notice notice) {
        var text = new StringBuilder();
        text.append(notice.title()).append("\n\n");
        notice.facts().forEach(fact -> line(text, fact));
        Stream.concat(Stream.ofNullable(notice.link()), notice.links().stream())
                .forEach(link -> line(text, new Fact(label(link, notice), link.url())));
        if (!notice.issues().isEmpty()) {
            text.append('\n');
            notice.issues().forEach(issue -> issue(text, issue));
            text.append(notice.more() == null ? "" : "- " + notice.more() + "\n");
        }
        if (!notice.details().isEmpty()) {
            text.append("\nDetails:\n");
            notice.details().forEach(fact -> line(text, new Fact("  " + fact.name(), indented(fact.value()))));
        }
        return text.toString();
    }

    private static String label(Link link, Notice notice) {
        return link.equals(notice.link()) ? "See" : link.text();
    }

    private static void line(StringBuilder text, Fact fact) {
        text.append(fact.name()).append(": ").append(fact.value()).append('\n');
    }

    private static void issue(StringBuilder text, Notice.NamedIssue issue) {
        text.append("- [")
                .append(
                        issue.state().equals("resolved")
                                ? "resolved"
                                : issue.severity().wire())
                .append("] ")
                .append(issue.name())
                .append(issue.url() == null ? "" : "\n  " + issue.url())
                .append('\n');
    }

    private static String indented(String value) {
        return Cut.characters(value, DETAIL).replace("\n", "\n    ");
    }
}
