package dev.amiss.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.HostAndPort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
    @ParameterizedTest
    @CsvSource({
        "amiss.example:443, , , UNKNOWN",
        "amiss.example:8080, http://amiss.example:8080, , YES",
        "Amiss.Example:8080, http://amiss.example:8080, , YES",
        "amiss.example:8080, http://amiss.example:8081, , NO",
        "amiss.example:8080, http://amiss.example, , NO",
        "amiss.example:8080, http://sub.amiss.example:8080, , NO",
        "amiss.example:8080, null, , NO",
        "amiss.example:8080, http://evil.example, same-origin, YES",
        "amiss.example:8080, , none, YES",
        "amiss.example:8080, http://amiss.example:8080, cross-site, NO",
        "amiss.example:8080, , same-site, NO",
    })
    void a_browser_says_where_a_request_comes_from(String host, String origin, String fetchSite, SameOrigin same) {
        HostAndPort authority = HostAndPort.parseAuthority(host, 80);

        assertThat(SameOrigin.of(authority, origin, fetchSite)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        // scheme, session, login page, origin, forged
        "bearer, true, false, NO, false",
        "basic, false, false, UNKNOWN, false",
        "basic, false, false, NO, true",
        "'', true, false, YES, false",
        "'', true, false, NO, true",
        "'', true, false, UNKNOWN, true",
        "'', false, false, NO, false",
        "'', false, true, NO, true",
        "'', false, true, UNKNOWN, false",
        "'', true, true, UNKNOWN, false",
    })
    void what_a_browser_adds_by_itself_counts_from_our_pages_only(
            String scheme, boolean session, boolean login, SameOrigin origin, boolean forged) {
        assertThat(AccessGuard.isForged(scheme, session, login, origin)).isEqualTo(forged);
    }

    @ParameterizedTest
    @CsvSource({
        "/issues?status=open, /issues?status=open",
        "/, /",
        ", /",
        "'', /",
        "//evil.example, /",
        "/\\evil.example, /",
        "https://evil.example, /",
        "issues, /",
        "'/a b', /",
        "/ü, /",
        "/a\\b, /",
    })
    void a_link_leads_to_our_pages_only(String to, String target) {
        assertThat(Challenge.safeTarget(to)).isEqualTo(target);
    }
}
