package dev.amiss.service.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginPageTest {
    @Test
    void what_a_link_says_stays_text() {
        String page = LoginPage.render("token", "/\"><script>alert('1')</script>", "<b>no</b>");

        assertThat(page)
                .contains("value=\"/&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\"")
                .contains("role=\"alert\">&lt;b&gt;no&lt;/b&gt;</p>")
                .doesNotContain("<script")
                .doesNotContain("<b>");
        assertThat(LoginPage.render("token", "/", "")).doesNotContain("role=\"alert\"");
    }
}
