package dev.amiss.assertion.check.tls;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What certificates must be. Pure.
 *
 * @param serverName the host that they must be for
 * @param minDays for how many days more they must be valid
 * @param authorities whose word the chain must lead to; empty for anybody's
 */
record CertificatePolicy(String serverName, long minDays, Optional<TrustedAuthorities> authorities) {
    private static final int SHOWN_NAMES = 20;

    /**
     * @param sent as the server sent them, its own first
     */
    CheckOutcome outcome(List<X509Certificate> sent, ObjectNode details, Instant now) {
        X509Certificate own = sent.get(0);
        long daysLeft = daysLeft(sent, now);
        describe(own, details.put("days_left", daysLeft));
        List<String> unmet = new ArrayList<>();
        boolean valid = !now.isBefore(own.getNotBefore().toInstant())
                && now.isBefore(own.getNotAfter().toInstant());
        if (now.isBefore(own.getNotBefore().toInstant())) {
            unmet.add("is not valid before " + Json.time(own.getNotBefore().toInstant()));
        } else if (daysLeft < 0) {
            unmet.add("expired " + -daysLeft + " days ago");
        } else if (daysLeft < minDays) {
            unmet.add("expires in " + daysLeft + " days, expected at least " + minDays);
        }
        if (!CertificateNames.match(own, serverName)) {
            unmet.add("is not for " + serverName);
        }
        Instant at = valid ? now : own.getNotBefore().toInstant();
        authorities.flatMap(trusted -> trusted.refusal(sent, at)).ifPresent(why -> unmet.add("chain: " + why));
        if (unmet.isEmpty()) {
            return new Passed(details);
        }
        unmet.forEach(details.putArray("unmet")::add);
        return new Failed(details);
    }

    /** Until the first of the certificates ends that the server sent, whole days, negative afterwards. */
    private static long daysLeft(List<X509Certificate> sent, Instant now) {
        Instant first = sent.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
        return Math.floorDiv(
                Duration.between(now, first).toSeconds(), Duration.ofDays(1).toSeconds());
    }

    private static void describe(X509Certificate own, ObjectNode details) {
        details.put("subject", own.getSubjectX500Principal().getName())
                .put("issuer", own.getIssuerX500Principal().getName())
                .put("not_before", Json.time(own.getNotBefore().toInstant()))
                .put("expires_at", Json.time(own.getNotAfter().toInstant()))
                .put("serial", own.getSerialNumber().toString(16));
        var names = JsonNodeFactory.instance.arrayNode();
        CertificateNames.of(own).stream().limit(SHOWN_NAMES).forEach(names::add);
        details.set("names", names);
    }
}
