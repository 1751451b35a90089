package dev.amiss.service.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.amiss.model.function.FailureReason;
import dev.amiss.service.outgoing.OutgoingResponse.Answer;
import dev.amiss.service.outgoing.OutgoingResponse.Failure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingHttpTest {
    private static final int PLACES = 10;
    private static final Vertx VERTX = Vertx.vertx();
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final OutgoingHttp http = client(HostResolver.ofTheSystem(), "loopback");

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void an_answer_comes_with_status_headers_body_and_latency() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(
                "HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nX-A: 1\r\nX-A: 2\r\nContent-Length: 5\r\n\r\nsorry")) {
            Answer answer = (Answer) http.sendAndWait(OutgoingRequest.get(server.url("/x")));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.isSuccess()).isFalse();
            assertThat(answer.header("retry-after")).contains("7");
            assertThat(answer.headers().get("x-a")).containsExactly("1", "2");
            assertThat(answer.text()).isEqualTo("sorry");
            assertThat(answer.cut()).isFalse();
            assertThat(answer.latency()).isPositive().isLessThan(Duration.ofSeconds(10));
            assertThat(answer.certificateDaysLeft(Instant.EPOCH)).isEmpty();
        }
    }

    @Test
    void method_path_host_headers_and_body_arrive() throws IOException {
        AtomicInteger length = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer((head, socket, out) -> {
            length.set(head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    .map(line -> Integer.valueOf(line.substring(15).strip()))
                    .findFirst()
                    .orElse(-1));
            out.write(OK.getBytes(StandardCharsets.UTF_8));
        })) {
            OutgoingRequest request = OutgoingRequest.postJson(
                            "http://localhost:" + server.port + "/a?b=c", "{\"ü\":1}")
                    .withHeaders(Map.of("X-Key", "k", "content-length", "999", "Connection", "upgrade"));

            Answer answer = (Answer) http.sendAndWait(request);

            assertThat(answer.status()).isEqualTo(200);
            List<String> head = server.heads.get(0);
            assertThat(head.get(0)).isEqualTo("POST /a?b=c HTTP/1.1");
            assertThat(head).anyMatch(line -> line.equalsIgnoreCase("host: localhost:" + server.port));
            assertThat(head).anyMatch(line -> line.equalsIgnoreCase("x-key: k"));
            assertThat(head).anyMatch(line -> line.equalsIgnoreCase("content-type: application/json"));
            assertThat(head).anyMatch(line -> line.equalsIgnoreCase("connection: close"));
            assertThat(length).hasValue(8);
        }
    }

    @Test
    void a_redirect_is_an_answer() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")) {
            Answer answer = (Answer) http.sendAndWait(OutgoingRequest.get(server.url("/")));

            assertThat(answer.status()).isEqualTo(302);
            assertThat(server.heads).hasSize(1);
        }
    }

    @Test
    void a_body_beyond_the_limit_is_cut_and_the_connection_closed() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        try (ScriptedServer server = new ScriptedServer((head, socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            try {
                while (true) {
                    out.write(new byte[8192]);
                }
            } catch (IOException e) {
                closed.set(true);
            }
        })) {
            Answer answer = (Answer)
                    http.sendAndWait(OutgoingRequest.get(server.url("/")).withMaxBodyBytes(100_000));

            assertThat(answer.cut()).isTrue();
            assertThat(answer.body()).hasSize(100_000);
            await().atMost(Duration.ofSeconds(10)).untilTrue(closed);
        }
    }

    @Test
    void a_body_of_just_the_limit_is_not_cut() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(OK)) {
            Answer answer = (Answer)
                    http.sendAndWait(OutgoingRequest.get(server.url("/")).withMaxBodyBytes(2));

            assertThat(answer.cut()).isFalse();
            assertThat(answer.text()).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab"})
    void silence_ends_by_the_time_out(String beginning) throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer((head, socket, out) -> {
            out.write(beginning.getBytes(StandardCharsets.UTF_8));
            out.flush();
            over.await();
        })) {
            Failure failure = (Failure)
                    http.sendAndWait(OutgoingRequest.get(server.url("/")).withTimeout(Duration.ofMillis(300)));

            assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT);
            assertThat(failure.message()).contains("300 ms");
            assertThat(failure.latency()).isBetween(Duration.ofMillis(250), Duration.ofSeconds(5));
        } finally {
            over.countDown();
        }
    }

    @Test
    void a_slow_look_up_counts_towards_the_time_out() {
        CountDownLatch over = new CountDownLatch(1);
        HostResolver slow = host -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of(LOOPBACK);
        };
        try {
            Failure failure = (Failure) client(slow, "loopback")
                    .sendAndWait(OutgoingRequest.get("http://slow.example/").withTimeout(Duration.ofMillis(200)));

            assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT);
        } finally {
            over.countDown();
        }
    }

    @Test
    void a_closed_port_and_an_unknown_host_are_unreachable() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            closed = socket.getLocalPort();
        }
        OutgoingHttp nobody = client(
                host -> {
                    throw new UnknownHostException(host);
                },
                "loopback");

        Failure refused = (Failure) http.sendAndWait(OutgoingRequest.get("http://127.0.0.1:" + closed));
        Failure unknown = (Failure) nobody.sendAndWait(OutgoingRequest.get("http://nobody.example"));

        assertThat(refused.reason()).isEqualTo(FailureReason.UNREACHABLE);
        assertThat(unknown.reason()).isEqualTo(FailureReason.UNREACHABLE);
        assertThat(unknown.message()).contains("nobody.example");
    }

    @ParameterizedTest
    @CsvSource({
        "'', UNREACHABLE",
        "'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort', UNREACHABLE",
        "'SSH-2.0-OpenSSH_9.2\r\n\r\n', SERVER_ERROR",
    })
    void a_broken_answer_is_a_failure(String answer, FailureReason reason) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            Failure failure = (Failure) http.sendAndWait(OutgoingRequest.get(server.url("/")));

            assertThat(failure.reason()).isEqualTo(reason);
        }
    }

    @Test
    void a_head_without_end_is_a_failure() throws IOException {
        try (ScriptedServer server = new ScriptedServer((head, socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write(("X-A: " + "a".repeat(1000) + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
        })) {
            Failure failure = (Failure) http.sendAndWait(OutgoingRequest.get(server.url("/")));

            assertThat(failure.reason()).isEqualTo(FailureReason.SERVER_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a url", "http://0x7f.1/", "ftp://example.com/"})
    void a_wrong_url_is_invalid(String url) {
        Failure failure = (Failure) http.sendAndWait(OutgoingRequest.get(url));

        assertThat(failure.reason()).isEqualTo(FailureReason.INVALID);
    }

    @Test
    void a_wrong_header_or_method_is_invalid() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(OK)) {
            OutgoingRequest split = OutgoingRequest.get(server.url("/")).withHeader("X-A", "1\r\nX-B: 2");
            OutgoingRequest method = OutgoingRequest.of("GET /other", server.url("/"));

            assertThat(((Failure) http.sendAndWait(split)).reason()).isEqualTo(FailureReason.INVALID);
            assertThat(((Failure) http.sendAndWait(method)).reason()).isEqualTo(FailureReason.INVALID);
        }
    }

    @Test
    void loopback_is_forbidden_by_default() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(OK)) {
            Failure failure =
                    (Failure) client(HostResolver.ofTheSystem()).sendAndWait(OutgoingRequest.get(server.url("/")));

            assertThat(failure.reason()).isEqualTo(FailureReason.FORBIDDEN_ADDRESS);
            assertThat(failure.message()).contains("127.0.0.1 is a loopback address");
            assertThat(server.heads).isEmpty();
        }
    }

    @Test
    void the_connection_goes_to_the_address_that_was_judged() throws IOException {
        AtomicInteger lookups = new AtomicInteger();
        HostResolver rebinding =
                host -> List.of(lookups.incrementAndGet() == 1 ? LOOPBACK : InetAddress.getByName("169.254.169.254"));
        try (ScriptedServer server = ScriptedServer.answering(OK)) {
            Answer answer = (Answer) client(rebinding, "loopback")
                    .sendAndWait(OutgoingRequest.get("http://rebind.example:" + server.port + "/"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(lookups).hasValue(1);
            assertThat(server.heads.get(0))
                    .anyMatch(line -> line.equalsIgnoreCase("host: rebind.example:" + server.port));
        }
    }

    @Test
    void addresses_that_are_refused_are_left_out_and_silent_ones_passed_over() throws IOException {
        HostResolver several = host ->
                List.of(InetAddress.getByName("169.254.169.254"), InetAddress.getByName("127.0.0.77"), LOOPBACK);
        try (ScriptedServer server = ScriptedServer.answering(OK)) {
            Answer answer = (Answer) client(several, "loopback")
                    .sendAndWait(OutgoingRequest.get("http://several.example:" + server.port + "/"));

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void ipv6_loopback_is_reached() throws IOException {
        try (ScriptedServer server = new ScriptedServer(
                new ServerSocket(0, 5, InetAddress.getByName("::1")),
                (head, socket, out) -> out.write(OK.getBytes(StandardCharsets.UTF_8)))) {
            Answer answer = (Answer) http.sendAndWait(OutgoingRequest.get("http://[::1]:" + server.port + "/"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(server.heads.get(0)).anyMatch(line -> line.equalsIgnoreCase("host: [::1]:" + server.port));
        }
    }

    @Test
    void https_names_the_host_checks_the_certificate_and_tells_its_end(@TempDir Path folder) throws Exception {
        List<SNIServerName> asked = new CopyOnWriteArrayList<>();
        Path keys = TestCertificates.selfSigned(folder, "hook.example", 40);
        try (ScriptedServer server = new ScriptedServer(TestCertificates.serverSocket(keys), (head, socket, out) -> {
            asked.addAll(((ExtendedSSLSession) ((SSLSocket) socket).getSession()).getRequestedServerNames());
            out.write(OK.getBytes(StandardCharsets.UTF_8));
        })) {
            HttpClientOptions trusting = new HttpClientOptions()
                    .setPfxTrustOptions(
                            new PfxOptions().setPath(keys.toString()).setPassword(TestCertificates.PASSWORD));
            OutgoingHttp trusts = client(host -> List.of(LOOPBACK), trusting, "loopback");
            String right = "https://hook.example:" + server.port + "/";
            String wrong = "https://other.example:" + server.port + "/";

            Answer answer = (Answer) trusts.sendAndWait(OutgoingRequest.get(right));
            Failure otherName = (Failure) trusts.sendAndWait(OutgoingRequest.get(wrong));
            Failure untrusted =
                    (Failure) client(host -> List.of(LOOPBACK), "loopback").sendAndWait(OutgoingRequest.get(right));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.certificateDaysLeft(Instant.now()).orElseThrow()).isBetween(38L, 40L);
            assertThat(asked).contains(new SNIHostName("hook.example"));
            assertThat(otherName.message()).contains("TLS failed").contains("other.example");
            assertThat(untrusted.reason()).isEqualTo(FailureReason.UNREACHABLE);
            assertThat(untrusted.message()).contains("TLS failed");
        }
    }

    @Test
    void a_cancelled_request_closes_its_connection() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        try (ScriptedServer server = new ScriptedServer((head, socket, out) -> {
            closed.set(socket.getInputStream().read() < 0);
        })) {
            Cancellable waiting =
                    http.send(OutgoingRequest.get(server.url("/"))).subscribe().with(response -> {});
            await().until(() -> server.heads.size() == 1);

            waiting.cancel();

            await().atMost(Duration.ofSeconds(5)).untilTrue(closed);
        }
    }

    @Test
    void time_outs_leave_no_place_taken() throws IOException {
        AtomicBoolean silent = new AtomicBoolean(true);
        try (ScriptedServer server = new ScriptedServer((head, socket, out) -> {
            if (silent.get()) {
                socket.getInputStream().read();
            } else {
                out.write(OK.getBytes(StandardCharsets.UTF_8));
            }
        })) {
            OutgoingRequest request = OutgoingRequest.get(server.url("/"));
            List<OutgoingResponse> silence = many(5 * PLACES, request.withTimeout(Duration.ofMillis(500)));
            silent.set(false);

            List<OutgoingResponse> answers = many(20 * PLACES, request);

            assertThat(silence)
                    .allSatisfy(response ->
                            assertThat(((Failure) response).reason()).isEqualTo(FailureReason.TIMEOUT));
            assertThat(answers).allSatisfy(response -> assertThat(response).isInstanceOf(Answer.class));
        }
    }

    @Test
    void lines_are_handed_over_without_holding_the_body() throws IOException {
        int count = 200_000;
        try (ScriptedServer server = new ScriptedServer((head, socket, out) -> {
            BufferedOutputStream buffered = new BufferedOutputStream(out, 65536);
            buffered.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < count; i++) {
                buffered.write(("{\"id\":" + i + "}\n").getBytes(StandardCharsets.UTF_8));
            }
            buffered.flush();
        })) {
            AtomicLong sum = new AtomicLong();
            Thread caller = Thread.currentThread();

            Answer answer = (Answer) http.streamLines(OutgoingRequest.get(server.url("/")), 100, line -> {
                assertThat(Thread.currentThread()).isSameAs(caller);
                sum.addAndGet(Long.parseLong(line.substring(6, line.length() - 1)));
            });

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(sum).hasValue((long) count * (count - 1) / 2);
        }
    }

    @Test
    void a_slow_consumer_holds_the_other_side_back() throws IOException {
        AtomicLong written = new AtomicLong();
        try (ScriptedServer server = new ScriptedServer((head, socket, out) -> {
            socket.setSendBufferSize(64 * 1024);
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            byte[] lines = ("x".repeat(1023) + "\n").repeat(64).getBytes(StandardCharsets.UTF_8);
            while (true) {
                out.write(lines);
                written.addAndGet(lines.length);
            }
        })) {
            OutgoingRequest request = OutgoingRequest.get(server.url("/")).withTimeout(Duration.ofSeconds(20));

            assertThatThrownBy(() -> http.streamLines(request, 2000, line -> {
                        AtomicLong before = new AtomicLong(-1);
                        await().pollInterval(Duration.ofMillis(200))
                                .until(() -> before.getAndSet(written.get()) == written.get());
                        throw new IllegalStateException("seen enough");
                    }))
                    .hasMessage("seen enough");

            assertThat(written.get()).isLessThan(32L * 1024 * 1024);
        }
    }

    @Test
    void an_incomplete_stream_is_a_failure_after_the_lines_that_came() throws IOException {
        List<String> lines = new ArrayList<>();
        try (ScriptedServer server =
                ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\none\ntwo\nthr")) {
            Failure failure = (Failure) http.streamLines(OutgoingRequest.get(server.url("/")), 100, lines::add);

            assertThat(failure.reason()).isEqualTo(FailureReason.UNREACHABLE);
            assertThat(lines).containsExactly("one", "two");
        }
    }

    @Test
    void a_line_beyond_the_limit_ends_the_stream() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 200 OK\r\n\r\none\n" + "x".repeat(5000))) {
            Failure failure = (Failure) http.streamLines(OutgoingRequest.get(server.url("/")), 1000, line -> {});

            assertThat(failure.reason()).isEqualTo(FailureReason.SERVER_ERROR);
            assertThat(failure.message()).isEqualTo("Line 2 is longer than 1000 bytes");
        }
    }

    @Test
    void lines_of_a_refusal_are_its_body() throws IOException {
        List<String> lines = new ArrayList<>();
        try (ScriptedServer server =
                ScriptedServer.answering("HTTP/1.1 500 No\r\nContent-Length: 7\r\n\r\na\nb\nc\nd")) {
            Answer answer = (Answer) http.streamLines(OutgoingRequest.get(server.url("/")), 100, lines::add);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).isEqualTo("a\nb\nc\nd");
            assertThat(lines).isEmpty();
        }
    }

    private List<OutgoingResponse> many(int count, OutgoingRequest request) {
        return Multi.createFrom()
                .range(0, count)
                .onItem()
                .transformToUni(ignored -> http.send(request))
                .merge(count)
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private static OutgoingHttp client(HostResolver resolver, String... allowed) {
        return client(resolver, new HttpClientOptions(), allowed);
    }

    private static OutgoingHttp client(HostResolver resolver, HttpClientOptions options, String... allowed) {
        OutgoingConfig config = new OutgoingConfig() {
            @Override
            public Optional<List<String>> allow() {
                return Optional.empty();
            }

            @Override
            public int connectionsPerDestination() {
                return PLACES;
            }

            @Override
            public int lookupThreads() {
                return 2;
            }
        };
        return new OutgoingHttp(VERTX, AddressPolicy.allowing(List.of(allowed)), resolver, options, config);
    }
}
