package dev.amiss.responder.delivery.email;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The domains that mails may go to: each by its name, or all below it by {@code *.}; none named means any. Immutable. */
final class MailDomains {
    private final List<String> allowed;

    MailDomains(List<String> words) {
        this.allowed = words.stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Why no mail may go to this address; empty when one may. */
    Optional<String> refusal(String address) {
        String domain = MailAddresses.domain(address);
        return allowed.isEmpty() || allowed.stream().anyMatch(word -> covers(word, domain))
                ? Optional.empty()
                : Optional.of("'" + address + "' is outside of the domains that mails may go to (AMISS_MAIL_DOMAINS="
                        + String.join(",", allowed) + ")");
    }

    private static boolean covers(String word, String domain) {
        return word.startsWith("*.") ? domain.endsWith(word.substring(1)) : domain.equals(word);
    }
}
