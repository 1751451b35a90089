package dev.amiss.responder.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LiteralAutomatonTest {
    private static final int ROUNDS = 2_000;

    private final SplittableRandom random = new SplittableRandom(23);

    private String text(int longest) {
        var text = new StringBuilder();
        int length = random.nextInt(longest + 1);
        for (int at = 0; at < length; at++) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }

    private List<LiteralTrie.Literal> literals() {
        List<LiteralTrie.Literal> literals = new ArrayList<>();
        int count = random.nextInt(12);
        for (int number = 0; number < count; number++) {
            literals.add(new LiteralTrie.Literal(text(4) + "b", number));
        }
        return literals;
    }

    @Test
    void finds_all_literals_that_a_text_begins_with_and_no_others() {
        for (int round = 0; round < ROUNDS; round++) {
            List<LiteralTrie.Literal> literals = literals();
            String text = text(8);
            List<Integer> found = new ArrayList<>();

            new LiteralTrie(literals).findAtStartOf(text, found::add);

            assertThat(found)
                    .as("%s in %s", literals, text)
                    .containsExactlyInAnyOrderElementsOf(literals.stream()
                            .filter(each -> text.startsWith(each.text()))
                            .map(LiteralTrie.Literal::what)
                            .toList());
        }
    }

    @Test
    void finds_all_literals_that_a_text_has_anywhere_as_often_as_it_has_them() {
        for (int round = 0; round < ROUNDS; round++) {
            List<LiteralTrie.Literal> literals = literals();
            String text = text(12);
            List<Integer> found = new ArrayList<>();

            new LiteralAutomaton(new LiteralTrie(literals)).findIn(text, found::add);

            List<Integer> expected = new ArrayList<>();
            for (int at = 0; at < text.length(); at++) {
                for (LiteralTrie.Literal each : literals) {
                    if (text.startsWith(each.text(), at)) {
                        expected.add(each.what());
                    }
                }
            }
            assertThat(found).as("%s in %s", literals, text).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
