package dev.tuneset.engine.mapping;

import java.util.List;

/** Writes merged prompts in Tuneset's syntax. */
final class PromptWriter {
    private PromptWriter() {}

    /** The place of a column: its name in braces. */
    static String place(String column) {
        return "{" + escaped(column) + "}";
    }

    /** Texts one below the other, all but the first optional. */
    static String text(List<String> columns) {
        StringBuilder prompt = new StringBuilder(place(columns.get(0)));
        for (String column : columns.subList(1, columns.size())) {
            prompt.append("[[\n\n").append(place(column)).append("]]");
        }
        return prompt.toString();
    }

    /** One optional sentence per column: {@code [[sex: {sex}.]][[ age: {age}.]]}. */
    static String table(List<String> columns) {
        StringBuilder prompt = new StringBuilder();
        for (String column : columns) {
            prompt.append(prompt.isEmpty() ? "[[" : "[[ ");
            prompt.append(escaped(column.strip().replace('_', ' ')));
            prompt.append(": ").append(place(column)).append(".]]");
        }
        return prompt.toString();
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\{}\\[\\]])", "\\\\$1");
    }
}
