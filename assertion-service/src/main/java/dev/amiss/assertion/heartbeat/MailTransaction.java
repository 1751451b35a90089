package dev.amiss.assertion.heartbeat;

import dev.amiss.assertion.heartbeat.MailPings.Recipient;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/**
 * One mail as it comes in. Nothing is relayed: a recipient that is no heartbeat is refused before the mail is sent, and who
 * tries many of those is hung up on. Used by one thread.
 */
final class MailTransaction implements MessageHandler {
    private static final Logger LOG = Logger.getLogger(MailTransaction.class);
    private static final int MOST_UNKNOWN = 5;

    private final MailPings pings;
    private final int largest;
    private final Set<Recipient> recipients = new LinkedHashSet<>();
    private int unknown;

    MailTransaction(MailPings pings, int largest) {
        this.pings = pings;
        this.largest = largest;
    }

    @Override
    public void from(String sender) {
        // whoever knows the address may ping
    }

    @Override
    public void recipient(String address) throws RejectException {
        Optional<Recipient> found;
        try {
            found = pings.find(address);
        } catch (RuntimeException e) {
            throw later(e);
        }
        if (found.isEmpty()) {
            unknown++;
            throw unknown > MOST_UNKNOWN
                    ? new DropConnectionException(421, "4.7.0 too many unknown recipients")
                    : new RejectException(550, "5.1.1 there is no heartbeat of that address; nothing is relayed here");
        }
        recipients.add(found.get());
    }

    @Override
    public @Nullable String data(InputStream in) throws RejectException, IOException {
        byte[] mail = in.readNBytes(largest + 1);
        if (mail.length > largest) {
            throw new DropConnectionException(552, "5.3.4 a mail may have at most " + largest + " bytes");
        }
        MailText text = MailText.of(mail);
        try {
            recipients.forEach(recipient -> pings.take(recipient, text));
        } catch (RuntimeException e) {
            throw later(e);
        }
        return null;
    }

    @Override
    public void done() {
        // nothing is held
    }

    private static RejectException later(RuntimeException e) {
        LOG.warnf("ping: a mail could not be taken, its sender tries again: %s", e.getMessage());
        return new RejectException(451, "4.3.0 cannot be taken now, try again later");
    }
}
