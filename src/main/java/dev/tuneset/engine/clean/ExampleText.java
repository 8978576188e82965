package dev.tuneset.engine.clean;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import java.util.ArrayList;
import java.util.List;

/** The texts of an example as one list, for counting and comparing. */
final class ExampleText {
    private ExampleText() {}

    static long characters(Example example) {
        long characters = 0;
        for (String text : of(example, CleanSpec.SameBy.EXAMPLE)) {
            characters += text.codePointCount(0, text.length());
        }
        return characters;
    }

    /** Every text that tells two examples apart, each after a mark of what it is. */
    static List<String> marked(Example example, CleanSpec.SameBy by) {
        List<String> texts = new ArrayList<>();
        if (example.text() != null) {
            texts.add("t" + example.text());
        }
        addMarked(texts, shared(example.messages(), example, by));
        if (by == CleanSpec.SameBy.EXAMPLE) {
            for (Example.Completion completion : example.completions()) {
                texts.add("c" + completion.kind() + completion.score());
                addMarked(texts, completion.messages());
            }
            example.steps().forEach(step -> texts.add("s" + step.right() + step.text()));
            texts.add("l" + example.label());
        }
        texts.addAll(example.tools());
        if (isBare(example)) {
            // A row that no format read is told apart by its columns.
            example.attributes().forEach((column, value) -> texts.add("a" + column + "=" + value));
        }
        return texts;
    }

    private static boolean isBare(Example example) {
        return example.text() == null
                && example.messages().isEmpty()
                && example.completions().isEmpty()
                && example.steps().isEmpty();
    }

    private static List<String> of(Example example, CleanSpec.SameBy by) {
        List<String> texts = new ArrayList<>();
        if (example.text() != null) {
            texts.add(example.text());
        }
        shared(example.messages(), example, by).forEach(message -> texts.add(message.text()));
        example.completions()
                .forEach(completion -> completion.messages().forEach(message -> texts.add(message.text())));
        example.steps().forEach(step -> texts.add(step.text()));
        return texts;
    }

    private static void addMarked(List<String> texts, List<Message> messages) {
        for (Message message : messages) {
            texts.add("m" + message.role() + message.content() + message.reasoning() + message.toolCalls());
        }
    }

    /** All messages, or those before the last answer. */
    private static List<Message> shared(List<Message> messages, Example example, CleanSpec.SameBy by) {
        boolean endsInAnswer = !messages.isEmpty()
                && messages.get(messages.size() - 1).role() == Role.ASSISTANT
                && example.completions().isEmpty();
        return by == CleanSpec.SameBy.PROMPT && endsInAnswer ? messages.subList(0, messages.size() - 1) : messages;
    }
}
