package dev.amiss.responder.delivery.email;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses as users write them: a text, which may name several between commas, or a list of texts. */
final class MailAddresses {
    private static final String PLAIN = "[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s@<>,;:\"()\\[\\]\\\\]{1,255}";
    private static final Pattern ADDRESS = Pattern.compile(PLAIN + "|[^<>,\\p{Cntrl}]{0,100}<" + PLAIN + ">");

    private MailAddresses() {}

    /** The addresses, without checking them. */
    static List<String> read(JsonNode argument) {
        List<String> addresses = new ArrayList<>();
        if (argument.isTextual()) {
            addresses.addAll(Arrays.asList(argument.textValue().split(",", -1)));
        }
        argument.forEach(element -> addresses.add(element.asText()));
        return addresses.stream()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
