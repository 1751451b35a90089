package dev.amiss.embedded.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Values that programs stumble over. */
final class HostileValues {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\udc00x",
            "\uffff",
            "\u202e\u0085\u2028",
            "'; DROP TABLE issue; --",
            "$1 ? :name %s {0}",
            "{issue.name}",
            "{#for i in 2000000000}{i}{/for}",
            "{#eval 'x' /}",
            "(((((a{99}){99}){99}",
            "(a+)+$",
            "[",
            "\\",
            "*/5 * * * *",
            "99 99 99 99 99",
            "Europe/Nowhere",
            "2026-11-24T08:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "-1",
            "1e999999999",
            "NaN",
            "true",
            "null",
            "http://169.254.169.254/latest/meta-data",
            "http://[::1]:1/",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "<script>alert(1)</script>",
            "a@b.example\r\nBcc: c@d.example",
            "x".repeat(513),
            "x".repeat(70_000),
            "ÿ".repeat(1_025),
            "heartbeat",
            "http",
            "model",
            "sql",
            "issue.actions.log",
            "issue.actions.webhook",
            "issue.actions.email",
            "open",
            "resolved",
            "wont_fix");

    private static final List<String> RAW = List.of(
            "",
            " ",
            "nul",
            "{",
            "{\"name\":",
            "[".repeat(5_000),
            "{\"a\":".repeat(2_000),
            "{\"name\":\"a\",\"name\":\"b\"}",
            "{\"name\":\"a\"} {\"name\":\"b\"}",
            "{\"name\":1e999999999}",
            "{\"name\":" + "9".repeat(5_000) + "}",
            "{\"name\":\"\\ud800\"}",
            "{\"name\":\"\\u0000\"}",
            "\ufeff{\"name\":\"a\"}",
            "{\"name\":'a'}",
            "{\"name\":NaN}",
            "/* x */ {}",
            "[]",
            "[[]]",
            "null",
            "5",
            "\"text\"");

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    String text() {
        return pick(TEXTS);
    }

    /** A body that is no JSON, or hardly. */
    byte[] raw() {
        if (random.nextInt(8) == 0) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        }
        return pick(RAW).getBytes(StandardCharsets.UTF_8);
    }

    /** Any JSON value, at most three levels deep. */
    JsonNode json(int depth) {
        var nodes = Json.mapper().getNodeFactory();
        return switch (random.nextInt(depth > 2 ? 9 : 11)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextInt());
            case 3 -> nodes.numberNode(pick(List.of(0L, -1L, 1L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53)));
            case 4 -> nodes.numberNode(new BigInteger("9".repeat(30)));
            case 5 -> nodes.numberNode(new BigDecimal("1e400"));
            case 6, 7, 8 -> nodes.textNode(text());
            case 9 -> {
                var array = nodes.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(json(depth + 1));
                }
                yield array;
            }
            default -> {
                var object = nodes.objectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set(pick(List.of("a", "$secret", "kept", "type", "", "\u0000")), json(depth + 1));
                }
                yield object;
            }
        };
    }

    <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
