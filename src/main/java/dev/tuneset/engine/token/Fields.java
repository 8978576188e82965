package dev.tuneset.engine.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One object of a tokenizer.json, read strictly: a field that is missing, of another type or unknown is an error by name. */
final class Fields {
    private final JsonNode node;
    private final String path;

    Fields(JsonNode node, String path) {
        if (!node.isObject()) {
            throw Refusal.malformed(path + " is not an object");
        }
        this.node = node;
        this.path = path;
    }

    String path() {
        return path;
    }

    /** Refuses any field but these and {@code type}. */
    Fields only(String... names) {
        Set<String> known = Set.of(names);
        for (Iterator<String> all = node.fieldNames(); all.hasNext(); ) {
            String name = all.next();
            if (!known.contains(name) && !name.equals("type")) {
                throw Refusal.unsupported("the field \"" + name + "\" in " + path);
            }
        }
        return this;
    }

    boolean has(String name) {
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    String text(String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isTextual()) {
            throw wrong(name, "a text");
        }
        return value.textValue();
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    @Nullable
    String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    boolean flag(String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.booleanValue();
    }

    boolean flag(String name, boolean otherwise) {
        return has(name) ? flag(name) : otherwise;
    }

    int number(String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw wrong(name, "a whole number");
        }
        return value.intValue();
    }

    double decimal(String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isNumber()) {
            throw wrong(name, "a number");
        }
        return value.doubleValue();
    }

    /** A text of exactly one character of one UTF-16 unit. */
    char character(String name) {
        String text = text(name);
        if (text.length() != 1) {
            throw wrong(name, "a single character");
        }
        return text.charAt(0);
    }

    Fields object(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw wrong(name, "an object");
        }
        return new Fields(value, path + "." + name);
    }

    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : array(name)) {
            objects.add(new Fields(element, path + "." + name + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** The only field of this object: its name is the value's kind. */
    String onlyName() {
        if (node.size() != 1) {
            throw Refusal.malformed(path + " does not have exactly one field");
        }
        return node.fieldNames().next();
    }

    List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.canConvertToInt() || !element.isIntegralNumber() || element.intValue() < 0) {
                throw wrong(name, "a list of whole numbers");
            }
            numbers.add(element.intValue());
        }
        return numbers;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isTextual()) {
                throw wrong(name, "a list of texts");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** A token written as {@code ["</s>", 2]}. */
    Map.Entry<String, Integer> pair(String name) {
        JsonNode value = array(name);
        if (value.size() != 2 || !value.get(0).isTextual() || !value.get(1).canConvertToInt()) {
            throw wrong(name, "a token and its id");
        }
        return Map.entry(value.get(0).textValue(), value.get(1).intValue());
    }

    private JsonNode array(String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isArray()) {
            throw wrong(name, "a list");
        }
        return value;
    }

    private RuntimeException wrong(String name, String wanted) {
        return Refusal.malformed(path + "." + name + " is not " + wanted);
    }
}
