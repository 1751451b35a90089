package dev.amiss.cli.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.ProblemException;
import dev.amiss.cli.apply.DescribedResponder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says where in the user's files that stands which responder-service refused. */
final class Refusal {
    private static final Pattern RESPONDER = Pattern.compile("/responders/(\\d{1,9})(/.*)?");
    private static final Pattern EVENT = Pattern.compile("/events/(\\d{1,9})(/.*)?");

    private Refusal() {}

    static String text(ProblemException refused, TestFile file, TestCase test) {
        List<String> lines = new ArrayList<>();
        for (JsonNode error : refused.errors()) {
            String pointer = error.path("pointer").asText();
            lines.add(place(pointer, file, test) + error.path("detail").asText());
        }
        return lines.isEmpty()
                ? file.name() + ": test \"" + test.name() + "\": " + refused.getMessage()
                : String.join("\n", lines);
    }

    private static String place(String pointer, TestFile file, TestCase test) {
        Matcher responder = RESPONDER.matcher(pointer);
        if (responder.matches()) {
            int index = Integer.parseInt(responder.group(1));
            if (index < file.responders().size()) {
                DescribedResponder described = file.responders().get(index);
                return described.place() + ": " + colon(responder.group(2));
            }
        }
        Matcher event = EVENT.matcher(pointer);
        String here = file.name() + ": tests[" + file.tests().indexOf(test) + "]";
        return event.matches()
                ? here + ".events[" + event.group(1) + "]: " + colon(inFile(event.group(2)))
                : here + ": " + colon(pointer);
    }

    /** What stands under another name in a file is left to the message. */
    private static @Nullable String inFile(@Nullable String pointer) {
        return "/name".equals(pointer) || "/status".equals(pointer) || "/at_sec".equals(pointer) ? "" : pointer;
    }

    private static String colon(@Nullable String pointer) {
        return pointer == null || pointer.isEmpty() ? "" : pointer + ": ";
    }
}
