package dev.amiss.assertion.heartbeat;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of a mail is text: its subject and the first plain part, else the first HTML part without its tags. A mail that is
 * none by the rules is text as it came. Pure.
 *
 * @param from as its head has it, empty when it has none
 */
record MailText(String from, String subject, String text) {
    private static final int DEEPEST = 5;
    private static final int MOST_PARTS = 50;
    private static final MailText NOTHING = new MailText("", "", "");

    static MailText of(byte[] mail) {
        try {
            MimeMessage message = new MimeMessage((Session) null, new ByteArrayInputStream(mail));
            String from = Objects.requireNonNullElse(message.getHeader("From", ", "), "");
            String subject = Objects.requireNonNullElse(message.getSubject(), "");
            MailText found = new MailText(MimeUtility.decodeText(from), subject, text(message));
            boolean isHeadless = found.equals(NOTHING) && message.getHeader("Content-Type") == null;
            return isHeadless ? asItCame(mail) : found;
        } catch (MessagingException | IOException | RuntimeException e) {
            return asItCame(mail);
        }
    }

    private static MailText asItCame(byte[] mail) {
        return new MailText("", "", new String(mail, StandardCharsets.UTF_8));
    }

    /** What is kept of it. */
    byte[] kept() {
        String head = (from.isEmpty() ? "" : "From: " + from + "\n") + "Subject: " + subject + "\n\n";
        return (head + text.strip()).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        List<Part> texts = new ArrayList<>();
        gather(message, texts, 0);
        for (Part part : texts) {
            if (part.isMimeType("text/plain")) {
                return content(part);
            }
        }
        return texts.isEmpty() ? "" : withoutTags(content(texts.get(0)));
    }

    private static void gather(Part part, List<Part> texts, int depth) throws MessagingException {
        if (part.isMimeType("multipart/*") && depth < DEEPEST) {
            MimeMultipart parts = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < Math.min(MOST_PARTS, parts.getCount()) && texts.size() < MOST_PARTS; i++) {
                BodyPart each = parts.getBodyPart(i);
                gather(each, texts, depth + 1);
            }
        } else if (!Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                && (part.isMimeType("text/plain") || part.isMimeType("text/html"))) {
            texts.add(part);
        }
    }

    private static String content(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readAllBytes(), charset(part.getContentType()));
        }
    }

    private static Charset charset(@Nullable String contentType) {
        try {
            String name = contentType == null ? null : new ContentType(contentType).getParameter("charset");
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
        } catch (ParseException | IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String withoutTags(String html) {
        StringBuilder text = new StringBuilder(html.length());
        boolean inTag = false;
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '<') {
                inTag = true;
                text.append(' ');
            } else if (c == '>') {
                inTag = false;
            } else if (!inTag) {
                text.append(c);
            }
        }
        return text.toString();
    }
}
