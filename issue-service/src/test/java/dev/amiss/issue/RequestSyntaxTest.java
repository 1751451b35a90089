package dev.amiss.issue;

import static dev.amiss.issue.IssueApi.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RequestSyntaxTest {
    @TestHTTPResource
    URI address;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/issues?q=%00",
                "/api/v1/issues?nothing=%00",
                "/api/v1/issues?opened_after=-4713-01-01T00:00:00Z",
                "/api/v1/issues?opened_before=%2B999999999-01-01T00:00:00Z"
            })
    void what_no_database_knows_is_refused(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", containsString("urn:amiss:problem:invalid"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, not-found",
        "PUT, /api/v1/issues, method-not-allowed",
        "DELETE, /api/v1/issues, method-not-allowed"
    })
    void problems_of_the_framework_have_a_type_too(String method, String path, String type) {
        given().request(method, path)
                .then()
                .contentType("application/problem+json")
                .body("type", equalTo("urn:amiss:problem:" + type));
    }

    @Test
    void an_empty_content_type_is_none() throws IOException {
        String body = "{\"name\": \"" + unique("untyped") + "\"}";
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("POST /api/v1/issues HTTP/1.1\r\nHost: " + address.getAuthority()
                                    + "\r\nContent-Type:\r\nConnection: close\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 201");
        }
    }
}
