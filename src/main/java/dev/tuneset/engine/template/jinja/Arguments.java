package dev.tuneset.engine.template.jinja;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values handed to a call: positional ones, and named ones in the order given. */
final class Arguments {
    static final Arguments NONE = new Arguments(new Object[0], Map.of());

    final Object[] positional;
    final Map<String, Object> named;

    Arguments(Object[] positional, Map<String, Object> named) {
        this.positional = positional;
        this.named = named;
    }

    static Arguments of(Object... positional) {
        return new Arguments(positional, Map.of());
    }

    /** These arguments behind another first one. */
    Arguments after(Object first) {
        Object[] all = new Object[positional.length + 1];
        all[0] = first;
        System.arraycopy(positional, 0, all, 1, positional.length);
        return new Arguments(all, named);
    }

    /** These arguments without the first ones. */
    Arguments from(int index) {
        return new Arguments(Arrays.copyOfRange(positional, index, positional.length), named);
    }

    /** A copy of the named arguments that may be changed. */
    Map<String, Object> namedCopy() {
        return named.isEmpty() ? Collections.emptyMap() : new LinkedHashMap<>(named);
    }
}
