package dev.amiss.assertion.check.tls;

import io.netty.util.NetUtil;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The hosts that a certificate is for, by RFC 6125: its alternative names, never its common name. */
final class CertificateNames {
    private static final int DNS_NAME = 2;
    private static final int ADDRESS = 7;

    private CertificateNames() {}

    /** All names and addresses that it holds for, as text. */
    static List<String> of(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name ->
                                    Objects.equals(name.get(0), DNS_NAME) || Objects.equals(name.get(0), ADDRESS))
                            .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** Whether the certificate is for this host, a star standing for one label at the left. */
    static boolean match(X509Certificate certificate, String host) {
        return of(certificate).stream().anyMatch(name -> matches(name, host));
    }

    private static boolean matches(String name, String host) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(host);
        if (address != null) {
            return Arrays.equals(address, NetUtil.createByteArrayFromIpAddressString(name));
        }
        int dot = host.indexOf('.');
        boolean byStar = name.startsWith("*.") && dot > 0 && name.substring(1).equals(host.substring(dot));
        return byStar || name.equals(host);
    }
}
