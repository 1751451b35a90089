package dev.amiss.assertion.heartbeat;

import dev.amiss.service.access.AccessMode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Pings that come as mails. What stands before the @ is what stands behind {@code /ping/} in an address of the web, with + in
 * place of /: KEY, KEY+fail, PROJECT-KEY+SLUG. In open mode a slug alone will do. Blocks. Thread-safe.
 */
@Singleton
class MailPings {
    private static final String METHOD = "MAIL";

    private final Jdbi jdbi;
    private final HeartbeatStore store;
    private final Slugs slugs;
    private final PingKeys keys;
    private final PingService service;
    private final AccessMode mode;

    MailPings(Jdbi jdbi, HeartbeatStore store, Slugs slugs, PingKeys keys, PingService service, AccessMode mode) {
        this.jdbi = jdbi;
        this.store = store;
        this.slugs = slugs;
        this.keys = keys;
        this.service = service;
        this.mode = mode;
    }

    /**
     * Whom a mail is for.
     *
     * @param pingKey the heartbeat's own
     * @param signal what the address says; null leaves it to the mail's words
     */
    record Recipient(String pingKey, @Nullable Signal signal) {}

    /** Empty when there is nobody of that address. */
    Optional<Recipient> find(String address) {
        int at = address.lastIndexOf('@');
        List<String> parts = List.of((at < 0 ? address : address.substring(0, at)).split("\\+", -1));
        if (parts.size() > 3) {
            return Optional.empty();
        }
        PingAddress ping = PingAddress.of(part(parts, 0), part(parts, 1), part(parts, 2), null, false);
        if (ping instanceof PingAddress.OfKey own) {
            return jdbi.withHandle(handle -> store.find(handle, own.key()))
                    .map(known -> new Recipient(own.key(), said(own.signal())));
        }
        if (ping instanceof PingAddress.OfSlug slug) {
            return keys.isProject(slug.key()) || mode.isOpen()
                    ? slugs.find(slug.slug()).map(key -> new Recipient(key, said(slug.signal())))
                    : Optional.empty();
        }
        return mode.isOpen() && parts.size() == 1
                ? slugs.find(parts.get(0)).map(key -> new Recipient(key, null))
                : Optional.empty();
    }

    /** False when the heartbeat is gone meanwhile. */
    boolean take(Recipient recipient, MailText mail) {
        Signal signal = recipient.signal() == null ? rules(recipient.pingKey()).signal(mail) : recipient.signal();
        Sign sign = new Sign(signal, null, PingText.body(mail.kept()), null, METHOD, null);
        return service.take(recipient.pingKey(), sign) == PingAnswer.TAKEN;
    }

    private MailRules rules(String pingKey) {
        return jdbi.withHandle(handle -> store.check(handle, pingKey))
                .map(MailRules::ofStored)
                .orElse(MailRules.NONE);
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    private static @Nullable Signal said(Signal signal) {
        return signal.equals(new Signal.End(true, null)) ? null : signal;
    }
}
