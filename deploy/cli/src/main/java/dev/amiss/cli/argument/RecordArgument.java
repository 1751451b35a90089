package dev.amiss.cli.argument;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The record that an issue is about, written {@code TYPE:ID}. */
public record RecordArgument(String type, String id) {
    /** Reads it. */
    public static final class Converter implements ITypeConverter<RecordArgument> {
        @Override
        public RecordArgument convert(String text) {
            int colon = text.indexOf(':');
            if (colon < 1 || colon == text.length() - 1) {
                throw new TypeConversionException("'" + text + "' is no record; one looks like user:42");
            }
            return new RecordArgument(text.substring(0, colon), text.substring(colon + 1));
        }
    }
}
