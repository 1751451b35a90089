package dev.amiss.responder.delivery.email;

import dev.amiss.responder.delivery.message.Cut;
import dev.amiss.responder.delivery.message.Fact;
import dev.amiss.responder.delivery.message.Link;
import dev.amiss.responder.delivery.message.Notice;
import java.util.List;

/** A notice as HTML that programs for mail understand: tables and styles of their own, nothing loaded from outside. */
final class MailHtml {
    private static final int DETAIL = 20_000;
    private static final String FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
    private static final String MONO = "font-family:ui-monospace,Consolas,Menlo,monospace;font-size:13px;";

    private final StringBuilder html = new StringBuilder();

    private MailHtml() {}

    static String of(Notice notice) {
        var mail = new MailHtml();
        mail.begin(notice);
        mail.table(notice.facts(), "");
        mail.issues(notice);
        if (!notice.details().isEmpty()) {
            mail.heading("Details");
            mail.table(notice.details(), MONO + "white-space:pre-wrap;");
        }
        mail.links(notice);
        mail.end();
        return mail.html.toString();
    }

    private void begin(Notice notice) {
        html.append("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>")
                .append(escaped(Cut.characters(notice.headline(), 250)))
                .append("</title></head>\n<body style=\"margin:0;padding:16px;background:#f6f8fa;color:#1f2328;")
                .append(FONT)
                .append("font-size:15px;line-height:1.45\">\n")
                .append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"")
                .append(
                        "max-width:640px;margin:0 auto;background:#ffffff;border:1px solid #d0d7de\">\n<tr><td style=\"")
                .append("padding:14px 20px;color:#ffffff;background:")
                .append(notice.colour())
                .append("\"><div style=\"font-size:12px;letter-spacing:.06em;text-transform:uppercase\">")
                .append(escaped(notice.word()))
                .append("</div>\n<div style=\"font-size:19px;font-weight:600;word-break:break-word\">")
                .append(escaped(notice.title()))
                .append("</div></td></tr>\n<tr><td style=\"padding:14px 20px\">\n");
    }

    private void heading(String text) {
        html.append("<div style=\"margin:14px 0 4px;font-weight:600\">")
                .append(text)
                .append("</div>\n");
    }

    private void table(List<Fact> facts, String valueStyle) {
        html.append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\">\n");
        for (Fact fact : facts) {
            html.append("<tr><td style=\"padding:3px 14px 3px 0;color:#59636e;vertical-align:top;white-space:nowrap\">")
                    .append(escaped(Cut.characters(fact.name(), 100)))
                    .append("</td>\n<td style=\"padding:3px 0;word-break:break-word;")
                    .append(valueStyle)
                    .append("\">")
                    .append(escaped(Cut.characters(fact.value(), DETAIL)))
                    .append("</td></tr>\n");
        }
        html.append("</table>\n");
    }

    private void issues(Notice notice) {
        if (notice.issues().isEmpty()) {
            return;
        }
        heading("Issues");
        html.append("<ul style=\"margin:0;padding-left:20px\">\n");
        for (Notice.NamedIssue issue : notice.issues()) {
            String name = escaped(issue.name());
            html.append("<li style=\"padding:2px 0;word-break:break-word\">")
                    .append(
                            issue.state().equals("resolved")
                                    ? "resolved"
                                    : issue.severity().wire())
                    .append(": ")
                    .append(issue.url() == null ? name : anchor(issue.url(), name, ""))
                    .append("</li>\n");
        }
        html.append(notice.more() == null ? "" : "<li>" + notice.more() + "</li>\n")
                .append("</ul>\n");
    }

    private void links(Notice notice) {
        html.append("<div style=\"margin-top:16px\">");
        if (notice.link() != null) {
            html.append(anchor(
                            notice.link().url(),
                            "Open in Amiss",
                            "display:inline-block;padding:8px 16px;background:#1f2328;color:#ffffff;"
                                    + "text-decoration:none;border-radius:4px;margin-right:14px"))
                    .append('\n');
        }
        for (Link link : notice.links()) {
            html.append(anchor(link.url(), escaped(link.text()), "margin-right:14px"))
                    .append('\n');
        }
        html.append("</div>\n");
    }

    private void end() {
        html.append("</td></tr></table>\n<div style=\"max-width:640px;margin:8px auto;font-size:12px;color:#59636e\">")
                .append("Sent by Amiss.</div>\n</body></html>\n");
    }

    private static String anchor(String url, String html, String style) {
        return "<a href=\"" + escaped(url) + "\" style=\"" + style + "\">" + html + "</a>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
