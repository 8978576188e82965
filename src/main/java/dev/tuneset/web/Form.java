package dev.tuneset.web;

import dev.tuneset.engine.outcome.TunesetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a user typed into a form, and what is wrong with it, for showing the form again. */
public final class Form {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Complaint> errors = new LinkedHashMap<>();

    /** A message key about one field, and what fills it. */
    public record Complaint(String key, List<Object> arguments) {}

    public Form with(String name, @Nullable Object value) {
        values.put(name, value == null ? "" : value.toString());
        return this;
    }

    public Form refuse(String name, String key, Object... arguments) {
        errors.putIfAbsent(name, new Complaint(key, List.of(arguments)));
        return this;
    }

    /** Says under a field why the operation refused it; the key is {@code error.<code>}. */
    public Form refuse(String name, TunesetException refused) {
        return refuse(name, "error." + refused.code(), refused.arguments());
    }

    public boolean isGood() {
        return errors.isEmpty();
    }

    /** What was typed; empty when nothing was. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public @Nullable Complaint error(String name) {
        return errors.get(name);
    }
}
