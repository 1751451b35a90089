package dev.amiss.service.outgoing;

import io.vertx.core.http.HttpClientResponse;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What an answer says before its body. */
final class AnswerHead {
    private AnswerHead() {}

    static Map<String, List<String>> headers(HttpClientResponse response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : response.headers().names()) {
            headers.put(name, List.copyOf(response.headers().getAll(name)));
        }
        return Collections.unmodifiableMap(headers);
    }

    /** When the other side's own certificate ends; null without TLS. */
    static @Nullable Instant certificateExpiry(HttpClientResponse response) {
        SSLSession session = response.request().connection().sslSession();
        if (session == null) {
            return null;
        }
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate own
                    ? own.getNotAfter().toInstant()
                    : null;
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }
}
