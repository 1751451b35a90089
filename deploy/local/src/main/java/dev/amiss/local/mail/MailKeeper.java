package dev.amiss.local.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.amiss.embedded.EmbeddedException;
import dev.amiss.local.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An SMTP server on 127.0.0.1 that keeps every mail as a file and announces it. */
public final class MailKeeper {
    private final int port;
    private final MailFolder folder;
    private final Console console;
    private @Nullable GreenMail server;

    public MailKeeper(int port, Path folder, Console console) {
        this.port = port;
        this.folder = new MailFolder(folder, Clock.systemUTC());
        this.console = console;
    }

    /** Starts to take mail. @throws EmbeddedException if the port cannot be had */
    public synchronized void start() {
        GreenMail started = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        started.getUserManager().setMessageDeliveryHandler(this::keep);
        try {
            started.start();
        } catch (IllegalStateException e) {
            throw new EmbeddedException("The mail server cannot listen on port " + port + " (AMISS_SMTP_PORT)", e);
        }
        server = started;
    }

    public synchronized void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /** Asked once for each recipient; the file is made for the first and names all. */
    private GreenMailUser keep(MovingMessage message, MailAddress recipient) {
        if (message.getToAddresses().get(0).equals(recipient)) {
            StoredMail stored = folder.store(message.getMessage(), message.getToAddresses());
            String recipients = message.getToAddresses().stream()
                    .map(MailAddress::getEmail)
                    .distinct()
                    .collect(Collectors.joining(", "));
            console.event("Mail to %s: \"%s\" is %s".formatted(recipients, stored.subject(), stored.file()));
        }
        return new NoMailbox(recipient.getEmail());
    }
}
