package dev.tuneset.engine.outcome;

import java.util.List;

/**
 * What a value should have been, as an argument of a {@link TunesetException}: English in itself, and by its code in other
 * languages.
 *
 * @param code names the case for translation: {@code one_of}, {@code whole_number}
 * @param arguments fill the translation
 */
public record Wanted(String code, String english, List<Object> arguments) {
    public Wanted {
        arguments = List.copyOf(arguments);
    }

    public static Wanted of(String code, String english, Object... arguments) {
        return new Wanted(code, english, List.of(arguments));
    }

    /** One of some names. */
    public static Wanted oneOf(List<String> names) {
        String joined = String.join(", ", names);
        return of("one_of", "one of " + joined, joined);
    }

    /** A whole number between bounds, both included. */
    public static Wanted wholeNumber(long least, long most) {
        return of("whole_number_between", "a whole number from " + least + " to " + most, least, most);
    }

    @Override
    public String toString() {
        return english;
    }
}
