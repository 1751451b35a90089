package dev.amiss.service.secret;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.outgoing.OutgoingUrl;
import java.util.HashSet;
import java.util.Set;

/** The hosts that the URLs among arguments name, read as they are read when the call is made. */
final class NamedHosts {
    /** No host, and so none that a secret is bound to. */
    private static final String NONE = "";

    private NamedHosts() {}

    static Set<String> in(JsonNode tree) {
        Set<String> hosts = new HashSet<>();
        collect(tree, hosts);
        return hosts;
    }

    private static void collect(JsonNode node, Set<String> hosts) {
        node.properties().forEach(field -> {
            boolean isUrl = field.getKey().equals("url") || field.getKey().endsWith("_url");
            if (isUrl && field.getValue().isTextual()) {
                hosts.add(host(field.getValue().textValue()));
            }
            collect(field.getValue(), hosts);
        });
        if (node.isArray()) {
            node.forEach(element -> collect(element, hosts));
        }
    }

    private static String host(String url) {
        try {
            return OutgoingUrl.parse(url).host();
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }
}
