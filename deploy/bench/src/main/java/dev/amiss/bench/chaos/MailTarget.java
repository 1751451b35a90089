package dev.amiss.bench.chaos;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.HashSet;
import java.util.Set;

/** Somebody's mail server. Thread-safe. */
final class MailTarget implements AutoCloseable {
    private final GreenMail server;

    MailTarget() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** The subjects of all mails that it took. */
    Set<String> subjects() {
        Set<String> subjects = new HashSet<>();
        try {
            for (MimeMessage message : server.getReceivedMessages()) {
                subjects.add(String.valueOf(message.getSubject()));
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("A mail cannot be read", e);
        }
        return subjects;
    }

    @Override
    public void close() {
        server.stop();
    }
}
