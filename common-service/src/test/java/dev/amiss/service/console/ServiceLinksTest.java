package dev.amiss.service.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceLinksTest {
    @Test
    void pages_of_this_service_have_plain_paths_and_others_their_port() {
        ServiceLinks links = links("http://127.0.0.1:8080", "http://127.0.0.1:8081/", null);

        assertThat(links.base(ConsoleService.ISSUE, "issue-service", "127.0.0.1"))
                .isEmpty();
        assertThat(links.base(ConsoleService.RESPONDER, "issue-service", "127.0.0.1"))
                .isEqualTo("http://127.0.0.1:8081");
        assertThat(links.base(ConsoleService.ASSERTION, "issue-service", "127.0.0.1"))
                .isEmpty();
    }

    @Test
    void a_browser_that_calls_this_machine_by_another_name_stays_with_it() {
        assertThat(links(null, "http://127.0.0.1:8081", null)
                        .base(ConsoleService.RESPONDER, "issue-service", "localhost"))
                .isEqualTo("http://localhost:8081");
        assertThat(links(null, "http://10.0.0.7:8081", null)
                        .base(ConsoleService.RESPONDER, "issue-service", "localhost"))
                .isEqualTo("http://10.0.0.7:8081");
    }

    @Test
    void a_link_in_a_fragment_leads_on_from_the_page_that_shows_it() {
        ServiceLinks links = links("http://127.0.0.1:8080", "http://127.0.0.1:8081", null);

        assertThat(links.base(ConsoleService.ISSUE, "responder-service", "localhost"))
                .isEqualTo("http://localhost:8080");
        assertThat(links.base(ConsoleService.RESPONDER, "responder-service", "localhost"))
                .isEmpty();
    }

    @Test
    void under_one_host_all_paths_are_plain_and_fragments_keep_their_address() {
        ServiceLinks links = links(null, "http://amiss-responder:8081", "https://amiss.example.com");

        assertThat(links.base(ConsoleService.RESPONDER, "issue-service", "amiss.example.com"))
                .isEmpty();
        assertThat(links.address(ConsoleService.RESPONDER)).contains("http://amiss-responder:8081");
        assertThat(links.oneHost()).contains("https://amiss.example.com");
    }

    @Test
    void an_address_with_a_path_is_refused_at_start() {
        assertThatThrownBy(() -> links(null, "http://host/responder", null))
                .hasMessageContaining("AMISS_RESPONDER_URL must be the address of responder-service without a path");
    }

    @Test
    void browsers_may_have_an_address_of_their_own() {
        ServiceLinks links = links(null, "http://responder-service", "http://127.0.0.1:8081", null);

        assertThat(links.base(ConsoleService.RESPONDER, "issue-service", "localhost"))
                .isEqualTo("http://localhost:8081");
        assertThat(links.address(ConsoleService.RESPONDER)).contains("http://responder-service");
        assertThatThrownBy(() -> links(null, "http://responder-service", "127.0.0.1:8081", null))
                .hasMessageContaining("AMISS_RESPONDER_CONSOLE_URL must be the address of responder-service");
    }

    private static ServiceLinks links(@Nullable String issue, @Nullable String responder, @Nullable String url) {
        return links(issue, responder, null, url);
    }

    private static ServiceLinks links(
            @Nullable String issue,
            @Nullable String responder,
            @Nullable String responderForBrowsers,
            @Nullable String url) {
        Map<String, @Nullable String> said = new HashMap<>();
        said.put("amiss.console.issue-url", issue);
        said.put("amiss.console.responder-url", responder);
        said.put("amiss.console.responder-console-url", responderForBrowsers);
        said.put("amiss.console.url", url);
        said.values().removeIf(Objects::isNull);
        return new ServiceLinks(
                new SmallRyeConfigBuilder()
                        .withMapping(ConsoleConfig.class)
                        .withDefaultValues(said)
                        .build()
                        .getConfigMapping(ConsoleConfig.class),
                "issue-service");
    }
}
