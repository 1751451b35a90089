package dev.amiss.responder.delivery.email;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses as users write them: a text, which may name several between commas, or a list of texts. */
final class MailAddresses {
    private static final String NO_CONTROL = "\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}";
    private static final String NO_SPECIAL = "[^\\s@<>,;:\"()\\[\\]\\\\" + NO_CONTROL + "]";
    private static final String PLAIN = NO_SPECIAL + "{1,64}@" + NO_SPECIAL + "{1,255}";
    private static final Pattern ADDRESS = Pattern.compile(PLAIN + "|[^<>,\"" + NO_CONTROL + "]{0,100}<" + PLAIN + ">");

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

    /** What stands behind the at sign, in lower case. */
    static String domain(String address) {
        String plain = address.endsWith(">") ? address.substring(0, address.length() - 1) : address;
        return plain.substring(plain.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
