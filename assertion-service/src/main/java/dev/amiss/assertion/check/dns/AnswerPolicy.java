package dev.amiss.assertion.check.dns;

import java.util.ArrayList;
import java.util.List;

/**
 * What a name's records must be. Pure.
 *
 * @param expected each must be there; empty with {@code none} false wants any record
 * @param none there must be no record
 * @param exactly there must be no other than the expected ones
 */
record AnswerPolicy(List<String> expected, boolean none, boolean exactly) {
    /** What is not as it must be; empty when all is. */
    List<String> unmet(String code, List<String> answers) {
        List<String> unmet = new ArrayList<>();
        boolean answered = code.equals("NOERROR") || none && code.equals("NXDOMAIN");
        if (!answered) {
            unmet.add("the name server answered " + code);
            return unmet;
        }
        if (none) {
            answers.forEach(answer -> unmet.add("there is " + answer + ", expected none"));
            return unmet;
        }
        if (answers.isEmpty()) {
            unmet.add("there is no such record");
        }
        expected.stream()
                .filter(answer -> !answers.contains(answer))
                .forEach(answer -> unmet.add("there is no " + answer));
        answers.stream()
                .filter(answer -> exactly && !expected.contains(answer))
                .forEach(answer -> unmet.add("there is " + answer + ", which is not expected"));
        return unmet;
    }
}
