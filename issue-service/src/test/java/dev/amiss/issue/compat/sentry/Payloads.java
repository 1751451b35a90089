package dev.amiss.issue.compat.sentry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** What SDKs send. */
final class Payloads {
    private Payloads() {}

    static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** An exception as the Python SDK 2 sends it. */
    static String python(String id, String type, String value, int line) {
        return """
                {"level":"error","exception":{"values":[
                  {"mechanism":{"type":"chained","handled":false,"exception_id":1,"parent_id":0},"module":"builtins",
                   "type":"KeyError","value":"'card'","stacktrace":{"frames":[
                     {"filename":"shop/cart.py","function":"card","module":"shop.cart","lineno":7,"in_app":true}]}},
                  {"mechanism":{"type":"django","handled":false,"exception_id":0},"module":"shop.errors","type":"%s",
                   "value":"%s","stacktrace":{"frames":[
                     {"filename":"shop/views.py","abs_path":"/srv/shop/views.py","function":"checkout","module":"shop.views",
                      "lineno":12,"context_line":"    pay(cart)","in_app":true},
                     {"filename":"shop/pay.py","abs_path":"/srv/shop/pay.py","function":"charge","module":"shop.pay",
                      "lineno":%d,"context_line":"    return total / count","in_app":true},
                     {"filename":"django/db.py","function":"execute","module":"django.db","lineno":99,"in_app":false}]}}]},
                 "event_id":"%s","timestamp":"2026-11-23T20:00:00.123456Z","transaction":"/checkout","tags":{"plan":"pro"},
                 "breadcrumbs":{"values":[{"type":"log","level":"info","category":"shop","message":"cart loaded",
                   "timestamp":"2026-11-23T19:59:59Z"}]},
                 "contexts":{"runtime":{"name":"CPython","version":"3.11.2"}},
                 "extra":{"sys.argv":["manage.py"]},"modules":{"django":"4.2"},"release":"shop@1.2.0",
                 "environment":"production","server_name":"web-1","user":{"id":"42"},
                 "request":{"url":"https://shop.example.com/checkout","method":"POST"},
                 "sdk":{"name":"sentry.python.django","version":"2.1.1"},"platform":"python"}""".formatted(type, value, line, id).replace("\n", " ");
    }

    /** A message as the JavaScript SDK 8 sends it. */
    static String javascript(String id, String message) {
        return """
                {"message":"%s","level":"warning","event_id":"%s","platform":"javascript","timestamp":1795464000.25,
                 "environment":"production","sdk":{"name":"sentry.javascript.browser","version":"8.0.0"},
                 "tags":[["page","cart"]],"breadcrumbs":[{"timestamp":1795463999,"category":"fetch","data":{"url":"/x"}}]}""".formatted(message, id).replace("\n", " ");
    }

    static String envelope(String id, String... items) {
        StringBuilder envelope =
                new StringBuilder("{\"event_id\":\"" + id + "\",\"sent_at\":\"2026-11-23T20:00:00.000Z\"}\n");
        for (String item : items) {
            envelope.append(item);
        }
        return envelope.toString();
    }

    static String item(String type, String payload) {
        int length = payload.getBytes(StandardCharsets.UTF_8).length;
        return "{\"type\":\"" + type + "\",\"length\":" + length + ",\"content_type\":\"application/json\"}\n" + payload
                + "\n";
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] deflate(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
