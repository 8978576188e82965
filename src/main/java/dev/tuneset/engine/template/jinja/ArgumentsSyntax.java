package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parsed arguments of a call, filter or test.
 *
 * @param names names of the keyword arguments, as many as {@code named}
 * @param starred what stood after {@code *}
 * @param doubleStarred what stood after {@code **}
 */
record ArgumentsSyntax(
        List<ExprSyntax> positional,
        List<String> names,
        List<ExprSyntax> named,
        @Nullable ExprSyntax starred,
        @Nullable ExprSyntax doubleStarred) {
    static final ArgumentsSyntax NONE = new ArgumentsSyntax(List.of(), List.of(), List.of(), null, null);

    List<ExprSyntax> all() {
        List<ExprSyntax> all = new ArrayList<>(positional);
        all.addAll(named);
        if (starred != null) {
            all.add(starred);
        }
        if (doubleStarred != null) {
            all.add(doubleStarred);
        }
        return all;
    }
}
