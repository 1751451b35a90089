package dev.amiss.assertion.check.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.assertion.testing.Checks;
import dev.amiss.assertion.testing.TlsServer;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import io.quarkus.test.junit.QuarkusTest;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class TlsCheckTest {
    private static TlsServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TlsServer();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void a_certificate_of_an_authority_that_is_trusted_passes() throws GeneralSecurityException {
        Checks.resultOf(check("localhost", ", \"authorities\": \"" + server.pem() + "\""))
                .body("outcome", equalTo("passed"))
                .body("details.days_left", equalTo(29))
                .body("details.names", hasItem("localhost"))
                .body("details.protocol", containsString("TLS"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    localhost | , "chain": false                                    | passed |
                    127.0.0.1 | , "chain": false                                    | passed |
                    localhost | , "chain": false, "min_days": 29                    | passed |
                    localhost | , "chain": false, "min_days": 30                    | failed | expires in 29 days, expected at least 30
                    localhost | , "chain": false, "server_name": "a.local.test"     | passed |
                    localhost | , "chain": false, "server_name": "a.b.local.test"   | failed | is not for a.b.local.test
                    localhost | , "chain": false, "server_name": "other.example"    | failed | is not for other.example
                    localhost |                                                     | failed | chain: unable to find valid certification path to requested target
                    """)
    void what_is_wrong_is_said(String host, String more, String outcome, String unmet) {
        var result = Checks.resultOf(check(host, more == null ? "" : more)).body("outcome", equalTo(outcome));

        if (unmet != null) {
            result.body("details.unmet", hasItem(unmet));
        }
    }

    @Test
    void time_decides_about_days_left() throws GeneralSecurityException {
        X509Certificate certificate = server.certificate();
        CertificatePolicy policy = new CertificatePolicy("localhost", 14, Optional.empty());
        Instant end = certificate.getNotAfter().toInstant();

        assertThat(outcome(policy, end.minus(Duration.ofDays(15)))).isInstanceOf(Passed.class);
        assertThat(outcome(policy, end.minus(Duration.ofDays(13)))).isInstanceOf(Failed.class);
        assertThat(unmet(policy, end.plus(Duration.ofDays(2)))).contains("expired 2 days ago");
        assertThat(unmet(policy, end.minus(Duration.ofDays(40)))).contains("is not valid before");
    }

    @Test
    void nobody_there_and_no_tls_there_are_failures() {
        Checks.resultOf("{\"type\": \"tls\", \"host\": \"127.0.0.1\", \"port\": 1}")
                .body("outcome", equalTo("failed"))
                .body("details.reason", equalTo("unreachable"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"type": "tls"}                                          | /check/host
                    {"type": "tls", "host": "a.example", "min_days": -1}     | /check/min_days
                    {"type": "tls", "host": "a.example", "authorities": "x"} | /check/authorities
                    """)
    void wrong_fields_are_named(String check, String pointer) {
        Checks.post(check).statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    private static Object outcome(CertificatePolicy policy, Instant now) throws GeneralSecurityException {
        return policy.outcome(List.of(server.certificate()), JsonNodeFactory.instance.objectNode(), now);
    }

    private static String unmet(CertificatePolicy policy, Instant now) throws GeneralSecurityException {
        return String.valueOf(((Failed) outcome(policy, now)).details());
    }

    private static String check(String host, String more) {
        return """
                {"type": "tls", "host": "%s", "port": %d%s}""".formatted(host, server.port(), more);
    }
}
