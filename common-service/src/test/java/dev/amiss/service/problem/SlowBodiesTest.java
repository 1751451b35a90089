package dev.amiss.service.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.embedded.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that take their time, or too much room. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
class SlowBodiesTest {
    private static final String HEAD = "POST /access-test/body HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Type: text/plain\r\n"
            + "Content-Length: 100\r\n\r\n";

    @Test
    void a_body_that_does_not_come_ends_the_connection() throws IOException {
        try (Socket socket = connect()) {
            send(socket, HEAD + "a");

            assertThat(readToEnd(socket)).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
        }
    }

    @Test
    void a_head_without_end_is_refused_and_others_are_answered() throws IOException {
        try (Socket socket = connect()) {
            send(
                    socket,
                    "GET /access-test/public HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(200_000)
                            + "\r\n\r\n");

            assertThat(readToEnd(socket)).doesNotContain("HTTP/1.1 200");
        }
        given().get("/access-test/public").then().statusCode(200);
    }

    @Test
    void silent_connections_hold_up_nobody() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                silent.add(connect());
            }
            given().get("/access-test/public").then().statusCode(200);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            // closed while it was sending, which is fine
        }
    }

    private static String readToEnd(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            return "";
        }
    }
}
