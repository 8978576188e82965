package dev.tuneset.engine.template.jinja;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds which of some special names a body reads before it assigns them. */
final class UndeclaredNames {
    private final Set<String> wanted;
    private final Set<String> found = new HashSet<>();

    private UndeclaredNames(Set<String> names) {
        this.wanted = new HashSet<>(names);
    }

    static Set<String> in(List<? extends Syntax> body, Set<String> names) {
        UndeclaredNames search = new UndeclaredNames(names);
        for (Syntax node : body) {
            node.findUndeclared(search);
        }
        return search.found;
    }

    void read(String name) {
        if (wanted.contains(name)) {
            found.add(name);
        }
    }

    void written(String name) {
        wanted.remove(name);
    }
}
