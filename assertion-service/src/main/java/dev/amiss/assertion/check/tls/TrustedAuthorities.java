package dev.amiss.assertion.check.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The authorities whose word counts. Immutable. */
final class TrustedAuthorities {
    private final Set<TrustAnchor> anchors;

    private TrustedAuthorities(Collection<X509Certificate> certificates) {
        this.anchors = certificates.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those that the JVM trusts. */
    static TrustedAuthorities ofTheJvm() {
        return Holder.JVM;
    }

    /** @throws CertificateException when the text has no certificate, or something else */
    static TrustedAuthorities ofPem(String pem) throws CertificateException {
        List<X509Certificate> certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
        if (certificates.isEmpty()) {
            throw new CertificateException("there is none");
        }
        return new TrustedAuthorities(certificates);
    }

    /**
     * Why no chain leads from a server's certificate to these authorities; empty when one does.
     *
     * @param sent as the server sent them, its own first, in any order else
     * @param at when it must hold
     */
    Optional<String> refusal(List<X509Certificate> sent, Instant at) {
        X509CertSelector own = new X509CertSelector();
        own.setCertificate(sent.get(0));
        try {
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, own);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.of(isTrustedItself(sent.get(0)) ? "" : String.valueOf(e.getMessage()))
                    .filter(why -> !why.isEmpty());
        }
    }

    private boolean isTrustedItself(X509Certificate own) {
        return anchors.stream().anyMatch(anchor -> own.equals(anchor.getTrustedCert()));
    }

    private static final class Holder {
        static final TrustedAuthorities JVM = load();

        private static TrustedAuthorities load() {
            try {
                TrustManagerFactory factory =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init((KeyStore) null);
                return new TrustedAuthorities(Arrays.stream(factory.getTrustManagers())
                        .filter(X509TrustManager.class::isInstance)
                        .map(X509TrustManager.class::cast)
                        .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                        .toList());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JVM has authorities that it trusts", e);
            }
        }
    }
}
