package dev.amiss.responder.delivery.email;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What mails may be sent. */
@ConfigMapping(prefix = "amiss.responder.mail")
public interface MailConfig {
    /**
     * {@code AMISS_MAIL_DOMAINS}: the domains that mails may go to, such as {@code example.com,*.example.org}; absent, to
     * any.
     */
    Optional<List<String>> domains();
}
