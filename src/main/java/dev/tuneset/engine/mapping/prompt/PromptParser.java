package dev.tuneset.engine.mapping.prompt;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads Tuneset's prompt syntax: {@code {column}}, {@code [[optional part]]} (parts may be nested), a backslash before a brace, a
 * bracket or a backslash to mean the character itself, and doubled braces for single ones. In a run of closing brackets the last
 * ones close, the ones before are text.
 */
final class PromptParser {
    private static final int CHARS_MAX = 1_000_000;
    private static final int DEPTH_MAX = 20;

    private final String template;
    private final Gate gate;
    private final Schema schema;
    private final String field;
    private final Set<String> columns = new LinkedHashSet<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final StringBuilder literal = new StringBuilder();
    private List<PromptNode> nodes = new ArrayList<>();
    private int at;

    /** An optional part that is being read, and the nodes around it. */
    private record Open(int start, List<PromptNode> outer) {}

    PromptParser(String template, Gate gate, Schema schema, String field) {
        this.template = template;
        this.gate = gate;
        this.schema = schema;
        this.field = field;
    }

    ColumnPrompt parse() {
        if (template.length() > CHARS_MAX) {
            throw mistake("prompt_too_long", "the prompt is longer than " + CHARS_MAX + " characters", CHARS_MAX);
        }
        while (at < template.length()) {
            step(template.charAt(at));
        }
        Open unclosed = open.peek();
        if (unclosed != null) {
            throw mistake(
                    "unclosed_part",
                    "the optional part that opens here with [[ is never closed; close it with ]], or write \\[[ for plain brackets",
                    unclosed.start);
        }
        flush();
        return new ColumnPrompt(List.copyOf(nodes), Collections.unmodifiableSet(columns));
    }

    private void step(char c) {
        switch (c) {
            case '\\' -> escape();
            case '{' -> brace();
            case '}' -> closingBrace();
            case '[' -> openingBracket();
            case ']' -> closingBrackets();
            default -> {
                literal.append(c);
                at++;
            }
        }
    }

    private void escape() {
        if (isEscape(at)) {
            at++;
        }
        literal.append(template.charAt(at++));
    }

    private boolean isEscape(int backslash) {
        return backslash + 1 < template.length() && "{}[]\\".indexOf(template.charAt(backslash + 1)) >= 0;
    }

    private boolean follows(String text) {
        return template.startsWith(text, at);
    }

    private void brace() {
        if (follows("{{")) {
            literal.append('{');
            at += 2;
            return;
        }
        int start = at++;
        StringBuilder name = new StringBuilder();
        while (at < template.length() && template.charAt(at) != '}') {
            char c = template.charAt(at);
            if (c == '{' || c == '\n') {
                throw unclosedBrace(start);
            }
            if (c == '\\' && isEscape(at)) {
                at++;
            }
            name.append(template.charAt(at++));
        }
        if (at >= template.length()) {
            throw unclosedBrace(start);
        }
        at++;
        flush();
        nodes.add(value(name.toString(), start));
    }

    private TunesetException unclosedBrace(int start) {
        return mistake(
                "unclosed_brace",
                "the brace that opens here is not closed on its line; write {column name}, or \\{ for a plain brace",
                start);
    }

    private PromptNode value(String name, int start) {
        int index = schema.indexOf(name);
        if (name.isEmpty()) {
            throw mistake("empty_column", "{} names no column; write \\{\\} for plain braces", start);
        }
        if (index < 0) {
            throw UnknownColumn.of(name, schema).inField(field).at(line(start), column(start));
        }
        columns.add(name);
        return new PromptNode.Value(index, name);
    }

    private void closingBrace() {
        if (!follows("}}")) {
            throw mistake("lone_brace", "this brace closes nothing; write \\} or }} for a plain brace", at);
        }
        literal.append('}');
        at += 2;
    }

    private void openingBracket() {
        if (!follows("[[")) {
            literal.append('[');
            at++;
            return;
        }
        flush();
        open.push(new Open(at, nodes));
        if (open.size() > DEPTH_MAX) {
            throw mistake(
                    "parts_too_deep", "optional parts are nested more than " + DEPTH_MAX + " levels deep here", at);
        }
        nodes = new ArrayList<>();
        at += 2;
    }

    private void closingBrackets() {
        int run = 1;
        while (at + run < template.length() && template.charAt(at + run) == ']') {
            run++;
        }
        int closings = Math.min(open.size(), run / 2);
        literal.append("]".repeat(run - 2 * closings));
        at += run - 2 * closings;
        for (int i = 0; i < closings; i++) {
            at += 2;
            close();
        }
    }

    private void close() {
        flush();
        Open part = open.pop();
        boolean empty = nodes.stream().allMatch(PromptNode.Literal.class::isInstance);
        if (empty) {
            throw mistake(
                    "part_without_column",
                    "this optional part has no {column} that could decide whether it is shown; add one, or write \\[[ for plain brackets",
                    part.start);
        }
        PromptNode.Part closed = PromptNode.Part.of(template.substring(part.start, at), List.copyOf(nodes), gate);
        nodes = part.outer;
        nodes.add(closed);
    }

    private void flush() {
        if (!literal.isEmpty()) {
            nodes.add(new PromptNode.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** The arguments for translations are the line and the column. */
    private TunesetException mistake(String code, String message, int offset) {
        return new TunesetException(
                        Problem.BAD_REQUEST, code, message + " (" + where(offset) + ")", line(offset), column(offset))
                .inField(field)
                .at(line(offset), column(offset));
    }

    private String where(int offset) {
        return "line " + line(offset) + ", column " + column(offset);
    }

    private int line(int offset) {
        return 1
                + (int) template.substring(0, offset)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** In characters as a person counts them, from 1. */
    private int column(int offset) {
        int lineStart = template.lastIndexOf('\n', offset - 1) + 1;
        return 1 + template.codePointCount(lineStart, offset);
    }
}
