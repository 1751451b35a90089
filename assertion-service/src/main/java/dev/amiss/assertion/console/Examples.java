package dev.amiss.assertion.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Definitions to start from, one a type, each complete and accepted as it stands but for what it points at. */
final class Examples {
    static final String FIRST = "heartbeat";

    private static final Map<String, String> BY_TYPE = new LinkedHashMap<>();

    static {
        add("heartbeat", "nightly backup", "\"grace_sec\": 300", "\"every_sec\": 1800");
        add("http", "checkout answers", """
                "url": "https://shop.example.com/health",
                    "passes": "status == 200 && latency_ms < 500\"""", "\"every_sec\": 60");
        add("tcp", "database port is open", "\"host\": \"db.example.com\", \"port\": 5432", "\"every_sec\": 60");
        add(
                "tls",
                "certificate of the shop",
                "\"host\": \"shop.example.com\", \"min_days\": 14",
                "\"every_sec\": 3600");
        add("dns", "name of the shop", "\"name\": \"shop.example.com\", \"record_type\": \"A\"", "\"every_sec\": 300");
        add("prometheus", "queues drain", """
                "url": "http://prometheus:9090", "query": "queue_length",
                    "fails_when": "> 1000\"""", "\"every_sec\": 60");
        add("sql", "no order is stuck", """
                "datasource": "shop",
                    "query": "SELECT id FROM orders WHERE state = 'new' AND created_at < now() - interval '1 hour'\"""", """
                "every_sec": 300""");
        add("model", "every user has a picture", """
                "datasource": "shop", "record_type": "user", "key": "id",
                    "records": "SELECT id, joined_at, picture FROM users",
                    "passes": "record.picture != null || now - record.joined_at < duration('120h')\"""", """
                "every_sec": 3600""");
        add("function", "import keeps up", "\"url\": \"https://import.example.com/check\"", "\"every_sec\": 300");
        add("exec", "disk has space", "\"program\": \"check_disk\", \"args\": [\"-w\", \"20%\"]", "\"every_sec\": 300");
    }

    private Examples() {}

    static Set<String> types() {
        return BY_TYPE.keySet();
    }

    static String of(String type) {
        return BY_TYPE.getOrDefault(type, BY_TYPE.getOrDefault(FIRST, "{}"));
    }

    private static void add(String type, String name, String fields, String schedule) {
        BY_TYPE.put(type, """
                {
                  "name": "%s",
                  "check": {
                    "type": "%s", %s
                  },
                  %s,
                  "severity": "error"
                }""".formatted(name, type, fields, schedule));
    }
}
