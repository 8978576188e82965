package dev.tuneset.cli;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the numbers of options; what is none is refused in words, without the name of a Java type. */
final class Numbers {
    private Numbers() {}

    /** To be called when the command line has its commands. */
    static void in(CommandLine line) {
        ITypeConverter<Integer> whole = text -> parsed(text, "a whole number", Integer::valueOf);
        line.registerConverter(Integer.class, whole);
        line.registerConverter(int.class, whole);
        line.registerConverter(Double.class, text -> parsed(text, "a number", Double::valueOf));
    }

    private static <T> T parsed(String text, String wanted, ITypeConverter<T> reader) throws Exception {
        try {
            return reader.convert(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not " + wanted);
        }
    }
}
