package dev.amiss.assertion.heartbeat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.check.TextList;
import dev.amiss.service.problem.StrictFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the words of a mail say, by the rules of Healthchecks: one of the words for a failure first, then one for a success,
 * then one for a start, each as it is written. With words a mail without any says nothing; without words each mail says that
 * all is well. Pure.
 *
 * @param where words are looked for
 */
record MailRules(List<String> fail, List<String> success, List<String> start, Where where) {
    /** Where words are looked for. */
    enum Where {
        SUBJECT,
        TEXT,
        ANYWHERE;

        static final List<String> WORDS = List.of("subject", "text", "anywhere");

        static Optional<Where> ofWord(String word) {
            return WORDS.contains(word) ? Optional.of(valueOf(word.toUpperCase(Locale.ROOT))) : Optional.empty();
        }
    }

    static final MailRules NONE = new MailRules(List.of(), List.of(), List.of(), Where.ANYWHERE);

    private static final int MOST_WORDS = 20;
    private static final int LONGEST_WORD = 100;

    /** Reads {@code mail}, an object of {@code fail}, {@code success}, {@code start} and {@code in}, all optional. */
    static void read(StrictFields check) {
        check.fields("mail").ifPresent(mail -> {
            for (String list : List.of("fail", "success", "start")) {
                if (TextList.read(mail, list, MOST_WORDS, LONGEST_WORD).stream().anyMatch(String::isBlank)) {
                    mail.reject(list, "must be words, such as \"FAILED\", none of them blank");
                }
            }
            mail.oneOf("in", Where.WORDS, Where::ofWord);
        });
    }

    /** Those of a check that was accepted before. */
    static MailRules ofStored(JsonNode check) {
        JsonNode mail = check.path("mail");
        return mail.isObject()
                ? new MailRules(
                        words(mail.path("fail")),
                        words(mail.path("success")),
                        words(mail.path("start")),
                        Where.ofWord(mail.path("in").asText()).orElse(Where.ANYWHERE))
                : NONE;
    }

    Signal signal(MailText mail) {
        if (fail.isEmpty() && success.isEmpty() && start.isEmpty()) {
            return new Signal.End(true, null);
        }
        if (has(mail, fail)) {
            return new Signal.End(false, null);
        }
        if (has(mail, success)) {
            return new Signal.End(true, null);
        }
        return has(mail, start) ? new Signal.Start() : new Signal.Ignored();
    }

    private boolean has(MailText mail, List<String> words) {
        return words.stream()
                .anyMatch(word -> where != Where.TEXT && mail.subject().contains(word)
                        || where != Where.SUBJECT && mail.text().contains(word));
    }

    private static List<String> words(JsonNode node) {
        List<String> words = new ArrayList<>();
        if (node.isTextual()) {
            words.add(node.textValue());
        }
        node.forEach(word -> words.add(word.asText()));
        return List.copyOf(words);
    }
}
