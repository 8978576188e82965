package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** Reads bound arguments as the types that functions want. */
final class Args {
    private Args() {}

    /** A required argument. */
    static Object value(@Nullable Object argument) {
        if (argument == null) {
            throw new IllegalStateException("a required argument is not bound");
        }
        return argument;
    }

    static Object or(@Nullable Object argument, Object fallback) {
        return argument == null ? fallback : argument;
    }

    /** Says whether an argument was left out or given as None. */
    static boolean absent(@Nullable Object argument) {
        return argument == null || argument == None.NONE;
    }

    static boolean truth(@Nullable Object argument) {
        return argument != null && Truth.of(argument);
    }

    static int integer(@Nullable Object argument, int fallback) {
        return argument == null ? fallback : Numbers.indexInt(argument);
    }

    /** A string argument of a function whose message calls None by its value and everything else by its type. */
    static String parsedString(@Nullable Object argument, String complaint) {
        if (argument == None.NONE) {
            throw TemplateException.type(complaint + "None");
        }
        return string(argument, complaint);
    }

    /** A string argument; the function's message names what it wants. */
    static String string(@Nullable Object argument, String complaint) {
        if (argument == null || !Types.isString(argument)) {
            throw TemplateException.type(complaint + (argument == null ? "NoneType" : Types.name(argument)));
        }
        return Types.string(argument);
    }
}
