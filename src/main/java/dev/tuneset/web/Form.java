package dev.tuneset.web;

import dev.tuneset.engine.outcome.TunesetException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a user typed into a form, and what is wrong with it, for showing the form again. */
public final class Form {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Complaint> errors = new LinkedHashMap<>();

    /** What is wrong with one field. */
    public interface Complaint {
        String in(Language language, Messages messages);
    }

    /** What a form was sent with, the first value of each field. */
    public static Form of(MultivaluedMap<String, String> typed) {
        Form form = new Form();
        typed.forEach((name, values) -> form.with(name, values.isEmpty() ? "" : values.get(0)));
        return form;
    }

    public Form with(String name, @Nullable Object value) {
        values.put(name, value == null ? "" : value.toString());
        return this;
    }

    /** Says under a field what is wrong, by message key. */
    public Form refuse(String name, String key, Object... arguments) {
        errors.putIfAbsent(name, (language, messages) -> messages.text(language, key, arguments));
        return this;
    }

    /** Says under a field why the operation refused it. */
    public Form refuse(String name, TunesetException refused) {
        errors.putIfAbsent(name, (language, messages) -> messages.text(language, refused));
        return this;
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
