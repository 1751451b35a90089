package dev.amiss.responder.matching;

/**
 * Folds the case of ASCII letters, and of the two other characters that Unicode's simple folding puts beside them, one
 * character to one: names and literals folded alike never miss a match that {@code (?i)} would find.
 */
final class CaseFold {
    private static final char KELVIN = '\u212A';
    private static final char LONG_S = '\u017F';

    private CaseFold() {}

    static char fold(char character) {
        if (character >= 'A' && character <= 'Z') {
            return (char) (character + 'a' - 'A');
        }
        return character == KELVIN ? 'k' : character == LONG_S ? 's' : character;
    }

    static String fold(String text) {
        var folded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            folded.append(fold(text.charAt(at)));
        }
        return folded.toString();
    }
}
