package dev.amiss.service.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amiss.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A small OpenID provider over HTTP: discovery, keys, the code flow with PKCE, tokens that are really signed. A test says by
 * {@code /test/next} who comes to log in next, and gets tokens for programs from {@code /test/issue}.
 */
final class TestOpenIdProvider implements AutoCloseable {
    static final String CLIENT_ID = "amiss";
    static final String CLIENT_SECRET = "a secret of more than thirty-two characters";
    private static final String KEY_ID = "key-1";
    private static final long AN_HOUR = 3_600;

    private record Grant(ObjectNode claims, String challenge, String redirectUri) {}

    private final HttpServer server;
    private final KeyPair keys = newKeys();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private volatile String name = "anna";
    private volatile List<String> groups = List.of();

    TestOpenIdProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        server.createContext("/jwks", exchange -> answer(exchange, 200, jwks((RSAPublicKey) keys.getPublic())));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/test/next", this::nextIs);
        server.createContext("/test/issue", this::issue);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void nextIs(HttpExchange exchange) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        name = query.getOrDefault("person", "");
        groups = List.of(query.getOrDefault("groups", "").split(","));
        answer(exchange, 200, Json.mapper().createObjectNode());
    }

    private void issue(HttpExchange exchange) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        String kind = query.getOrDefault("kind", "good");
        ObjectNode claims = claims(
                query.getOrDefault("person", ""),
                kind.equals("foreign") ? "another-client" : CLIENT_ID,
                List.of(query.getOrDefault("groups", "").split(",")),
                now() + (kind.equals("expired") ? -AN_HOUR : AN_HOUR));
        String token = kind.equals("unsigned")
                ? encode("{\"alg\":\"none\"}") + "." + encode(claims.toString()) + "."
                : sign(claims, kind.equals("forged") ? newKeys() : keys);
        answer(exchange, 200, Json.mapper().createObjectNode().put("token", token));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        boolean isKnown = CLIENT_ID.equals(query.get("client_id"))
                && "S256".equals(query.get("code_challenge_method"))
                && query.getOrDefault("scope", "").contains("openid");
        if (!isKnown) {
            answer(exchange, 400, Json.mapper().createObjectNode().put("error", "invalid_request"));
            return;
        }
        String code = UUID.randomUUID().toString();
        ObjectNode claims = claims(name, CLIENT_ID, groups, now() + AN_HOUR);
        if (query.containsKey("nonce")) {
            claims.put("nonce", query.get("nonce"));
        }
        grants.put(
                code,
                new Grant(claims, query.getOrDefault("code_challenge", ""), query.getOrDefault("redirect_uri", "")));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        query.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = parameters(body);
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
        Grant grant = grants.remove(form.getOrDefault("code", ""));
        boolean isRight = grant != null
                && basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && grant.redirectUri().equals(form.get("redirect_uri"))
                && grant.challenge().equals(challenge(form.getOrDefault("code_verifier", "")));
        if (!isRight) {
            answer(exchange, 400, Json.mapper().createObjectNode().put("error", "invalid_grant"));
            return;
        }
        String token = sign(grant.claims(), keys);
        answer(
                exchange,
                200,
                Json.mapper()
                        .createObjectNode()
                        .put("token_type", "Bearer")
                        .put("expires_in", AN_HOUR)
                        .put("access_token", token)
                        .put("id_token", token));
    }

    private ObjectNode discovery() {
        return Json.mapper()
                .createObjectNode()
                .put("issuer", url())
                .put("authorization_endpoint", url() + "/authorize")
                .put("token_endpoint", url() + "/token")
                .put("jwks_uri", url() + "/jwks");
    }

    private static ObjectNode jwks(RSAPublicKey key) {
        ObjectNode keys = Json.mapper().createObjectNode();
        keys.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", KEY_ID)
                .put("n", encode(key.getModulus()))
                .put("e", encode(key.getPublicExponent()));
        return keys;
    }

    private ObjectNode claims(String person, String audience, List<String> memberOf, long expiresAt) {
        ObjectNode claims = Json.mapper()
                .createObjectNode()
                .put("iss", url())
                .put("aud", audience)
                .put("sub", "id-of-" + person)
                .put("preferred_username", person)
                .put("iat", now() - 2 * AN_HOUR)
                .put("exp", expiresAt);
        ObjectNode nested = claims.putObject("resource_access").putObject(CLIENT_ID);
        memberOf.forEach(nested.putArray("roles")::add);
        return claims;
    }

    private static String sign(ObjectNode claims, KeyPair by) {
        try {
            String head = encode(Json.mapper()
                    .createObjectNode()
                    .put("alg", "RS256")
                    .put("typ", "JWT")
                    .put("kid", KEY_ID)
                    .toString());
            String signed = head + "." + encode(claims.toString());
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(by.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return encode(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(String text) {
        return Arrays.stream(text.split("&"))
                .map(each -> each.split("=", 2))
                .filter(each -> each.length == 2)
                .collect(Collectors.toMap(
                        each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8), (a, b) -> a));
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encode(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static long now() {
        return System.currentTimeMillis() / 1_000;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
