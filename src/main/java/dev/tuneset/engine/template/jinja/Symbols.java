package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which names one frame of the template reads and writes, and where their values come from when it is entered. The
 * rules are those of {@code jinja2.idtracking}, whose scoping templates rely on.
 */
final class Symbols {
    private final @Nullable Symbols parent;
    private final Variable.Function function;
    /** Shared by the branches of one frame: the same name in two branches is the same variable. */
    private final Map<String, Variable> variables;

    private final Map<String, Variable> refs;
    private final Map<Variable, Origin> loads;
    private final Set<String> stores;

    /** Where a variable's value comes from when its frame is entered. */
    sealed interface Origin {}

    /** Given by whoever enters the frame. */
    record Parameter() implements Origin {}

    /** Looked up among the variables of the rendering. */
    record Resolved() implements Origin {}

    /** The value of the same name in an outer frame. */
    record Alias(Variable outer) implements Origin {}

    /** Unset. */
    record Unset() implements Origin {}

    Symbols(@Nullable Symbols parent, Variable.Function function) {
        this(parent, function, new HashMap<>(), new HashMap<>(), new LinkedHashMap<>(), new HashSet<>());
    }

    private Symbols(
            @Nullable Symbols parent,
            Variable.Function function,
            Map<String, Variable> variables,
            Map<String, Variable> refs,
            Map<Variable, Origin> loads,
            Set<String> stores) {
        this.parent = parent;
        this.function = function;
        this.variables = variables;
        this.refs = refs;
        this.loads = loads;
        this.stores = stores;
    }

    /** Symbols of a frame beside this one. */
    Symbols sibling() {
        return new Symbols(parent, function);
    }

    Symbols copy() {
        return new Symbols(
                parent, function, variables, new HashMap<>(refs), new LinkedHashMap<>(loads), new HashSet<>(stores));
    }

    private Variable define(String name, Origin origin) {
        Variable variable = variables.computeIfAbsent(name, key -> new Variable(key, function));
        refs.put(name, variable);
        loads.put(variable, origin);
        return variable;
    }

    @Nullable
    Variable find(String name) {
        Variable own = refs.get(name);
        if (own != null || parent == null) {
            return own;
        }
        return parent.find(name);
    }

    @Nullable
    Origin origin(Variable variable) {
        Origin own = loads.get(variable);
        if (own != null || parent == null) {
            return own;
        }
        return parent.origin(variable);
    }

    void store(String name) {
        stores.add(name);
        if (!refs.containsKey(name)) {
            Variable outer = parent == null ? null : parent.find(name);
            define(name, outer == null ? new Unset() : new Alias(outer));
        }
        Variable own = refs.get(name);
        if (own != null) {
            own.stored = true;
        }
    }

    Variable parameter(String name) {
        stores.add(name);
        return define(name, new Parameter());
    }

    void load(String name) {
        if (find(name) == null) {
            define(name, new Resolved());
        }
    }

    /** Joins what the branches of an {@code if} did: a name written in some of them may keep its outer value. */
    void join(List<Symbols> branches) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Symbols branch : branches) {
            for (String name : new TreeSet<>(branch.stores)) {
                if (!stores.contains(name)) {
                    counts.merge(name, 1, Integer::sum);
                }
            }
        }
        for (Symbols branch : branches) {
            refs.putAll(branch.refs);
            loads.putAll(branch.loads);
            stores.addAll(branch.stores);
        }
        counts.forEach((name, count) -> {
            Variable variable = find(name);
            if (count < branches.size() && variable != null) {
                Variable outer = parent == null ? null : parent.find(name);
                loads.put(variable, outer == null ? new Resolved() : new Alias(outer));
            }
        });
    }

    Map<Variable, Origin> loads() {
        return loads;
    }

    Set<String> stores() {
        return stores;
    }

    /** Everything written in this frame and the ones around it, for a scoped block. */
    List<Variable> visibleStores() {
        Map<String, Variable> visible = new LinkedHashMap<>();
        for (Symbols at = this; at != null; at = at.parent) {
            for (String name : new TreeSet<>(at.stores)) {
                Variable variable = find(name);
                if (variable != null) {
                    visible.putIfAbsent(name, variable);
                }
            }
        }
        return new ArrayList<>(visible.values());
    }
}
