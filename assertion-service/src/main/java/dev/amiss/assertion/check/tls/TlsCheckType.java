package dev.amiss.assertion.check.tls;

import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.check.HostField;
import dev.amiss.service.outgoing.OutgoingSockets;
import dev.amiss.service.problem.StrictFields;
import jakarta.inject.Singleton;
import java.security.cert.CertificateException;
import java.util.Optional;

/**
 * {@code {"type": "tls", "host": "example.com", "port": 443, "min_days": 14}}, with {@code server_name} where another name is
 * meant than the host's, and {@code authorities} (PEM) or {@code "chain": false} for private ones.
 */
@Singleton
class TlsCheckType implements CheckType {
    private static final int LONGEST_PEM = 64 * 1024;
    private static final long USUAL_DAYS = 14;

    private final OutgoingSockets sockets;

    TlsCheckType(OutgoingSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public String name() {
        return "tls";
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public Check read(StrictFields fields) {
        String host = HostField.required(fields, "host");
        int port = fields.integer("port", 1, 65_535).orElse(443L).intValue();
        String serverName = HostField.optional(fields, "server_name", host);
        long minDays = fields.integer("min_days", 0, 3_650).orElse(USUAL_DAYS);
        boolean chain = fields.bool("chain").orElse(true);
        Optional<TrustedAuthorities> authorities =
                fields.text("authorities", LONGEST_PEM).flatMap(pem -> authorities(fields, pem));
        if (!chain && authorities.isPresent()) {
            fields.reject("authorities", "goes with \"chain\": true only");
        }
        Optional<TrustedAuthorities> trusted =
                chain ? Optional.of(authorities.orElseGet(TrustedAuthorities::ofTheJvm)) : Optional.empty();
        return new TlsCheck(sockets, host, port, new CertificatePolicy(serverName, minDays, trusted));
    }

    private static Optional<TrustedAuthorities> authorities(StrictFields fields, String pem) {
        try {
            return Optional.of(TrustedAuthorities.ofPem(pem));
        } catch (CertificateException e) {
            fields.reject(
                    "authorities",
                    "must be certificates in PEM, such as -----BEGIN CERTIFICATE-----…: " + e.getMessage());
            return Optional.empty();
        }
    }
}
