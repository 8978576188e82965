package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a function written in Python or C, and how it complains about wrong arguments. */
final class Parameters {
    private static final int SINGLE = -1;

    private final String function;
    private final String[] names;
    private final int required;
    /** Functions written in C word their complaints differently, and most take no names. */
    private final boolean builtin;

    private final boolean keywords;
    /** Arguments that Jinja adds itself and Python counts. */
    private final int hidden;

    private Parameters(String function, String[] names, int required, boolean builtin, boolean keywords, int hidden) {
        this.function = function;
        this.names = names;
        this.required = required;
        this.builtin = builtin;
        this.keywords = keywords;
        this.hidden = hidden;
    }

    /** A Python function; names that may be left out end in {@code ?}. */
    static Parameters python(String function, String... names) {
        return parse(function, names, false, true, 0);
    }

    /** A Python function that gets Jinja's context, environment or evaluation context as well. */
    static Parameters pythonInContext(String function, String... names) {
        return parse(function, names, false, true, 1);
    }

    /** A C method that takes one value and no keywords; its name includes the type. */
    static Parameters single(String method, String name) {
        return parse(method, new String[] {name}, true, false, SINGLE);
    }

    /** A C method without keywords. */
    static Parameters builtin(String function, String... names) {
        return parse(function, names, true, false, 0);
    }

    /** A C method with keywords. */
    static Parameters builtinWithKeywords(String function, String... names) {
        return parse(function, names, true, true, 0);
    }

    private static Parameters parse(String function, String[] specs, boolean builtin, boolean keywords, int hidden) {
        String[] names = new String[specs.length];
        int required = 0;
        for (int i = 0; i < specs.length; i++) {
            boolean optional = specs[i].endsWith("?");
            names[i] = optional ? specs[i].substring(0, specs[i].length() - 1) : specs[i];
            required += optional ? 0 : 1;
        }
        return new Parameters(function, names, required, builtin, keywords, hidden);
    }

    int count() {
        return names.length;
    }

    /** The parameters that named arguments go to behind that many positional ones; null if such a call fails. */
    int @Nullable [] bindings(int positional, String[] named) {
        if (positional > names.length) {
            return null;
        }
        boolean[] given = new boolean[names.length];
        Arrays.fill(given, 0, positional, true);
        int[] bindings = new int[named.length];
        for (int i = 0; i < named.length; i++) {
            int index = keywords ? indexOf(named[i]) : -1;
            if (index < 0 || given[index]) {
                return null;
            }
            given[index] = true;
            bindings[i] = index;
        }
        for (int i = 0; i < required; i++) {
            if (!given[i]) {
                return null;
            }
        }
        return bindings;
    }

    /** One value per parameter, null for a parameter left out. */
    @Nullable
    Object[] bind(Arguments arguments) {
        Object[] given = arguments.positional;
        if (given.length > names.length) {
            throw tooMany(given.length);
        }
        @Nullable Object[] bound = new Object[names.length];
        System.arraycopy(given, 0, bound, 0, given.length);
        for (Map.Entry<String, Object> entry : arguments.named.entrySet()) {
            int index = keywords ? indexOf(entry.getKey()) : -1;
            if (index < 0) {
                throw unexpected(entry.getKey());
            }
            if (bound[index] != null) {
                throw TemplateException.type(function + "() got multiple values for argument '" + entry.getKey() + "'");
            }
            bound[index] = entry.getValue();
        }
        requireAll(bound, given.length);
        return bound;
    }

    private int indexOf(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private TemplateException unexpected(String name) {
        if (builtin && !keywords) {
            return TemplateException.type("str." + function + "() takes no keyword arguments");
        }
        return TemplateException.type(
                builtin
                        ? "'" + name + "' is an invalid keyword argument for " + function + "()"
                        : function + "() got an unexpected keyword argument '" + name + "'");
    }

    private TemplateException tooMany(int given) {
        if (hidden == SINGLE) {
            return notSingle(given);
        }
        if (builtin) {
            if (names.length == 0) {
                return TemplateException.type(function + "() takes no arguments (" + given + " given)");
            }
            String bound = required == names.length ? "" : "at most ";
            return TemplateException.type(function + " expected " + bound + plural(names.length) + ", got " + given);
        }
        int most = names.length + hidden;
        String range = required == names.length ? "" + most : "from " + (required + hidden) + " to " + most;
        return TemplateException.type(function + "() takes " + range + " positional argument" + (most == 1 ? "" : "s")
                + " but " + (given + hidden) + (given + hidden == 1 ? " was" : " were") + " given");
    }

    private TemplateException notSingle(int given) {
        return TemplateException.type(function + "() takes exactly one argument (" + given + " given)");
    }

    private static String plural(int count) {
        return count + (count == 1 ? " argument" : " arguments");
    }

    private void requireAll(@Nullable Object[] bound, int given) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < required; i++) {
            if (bound[i] == null) {
                missing.add("'" + names[i] + "'");
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        if (hidden == SINGLE) {
            throw notSingle(given);
        }
        if (builtin) {
            String bounded = required == names.length ? "" : "at least ";
            throw TemplateException.type(function + " expected " + bounded + plural(required) + ", got " + given);
        }
        String list = missing.size() == 1
                ? missing.get(0)
                : String.join(", ", missing.subList(0, missing.size() - 1))
                        + (missing.size() > 2 ? "," : "")
                        + " and "
                        + missing.get(missing.size() - 1);
        throw TemplateException.type(function + "() missing " + missing.size() + " required positional argument"
                + (missing.size() == 1 ? "" : "s") + ": " + list);
    }
}
