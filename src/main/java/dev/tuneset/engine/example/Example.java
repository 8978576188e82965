package dev.tuneset.engine.example;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One training example, whatever the format it came from or goes to.
 *
 * @param text plain text, for raw text; {@code null} for a conversation
 * @param messages the conversation, or the shared prompt of a preference or stepwise example
 * @param completions answers to the messages: chosen and rejected, ranked, or a single one kept apart from its prompt
 * @param tools tool definitions, each JSON text verbatim
 * @param label whether the answer is wanted (unpaired preference)
 * @param steps the steps of a stepwise answer
 * @param plain whether prompt and answers came as plain text, to be trained on without a chat template
 * @param attributes keys no format knows, kept as they came
 */
public record Example(
        @Nullable String text,
        List<Message> messages,
        List<Completion> completions,
        List<String> tools,
        @Nullable Boolean label,
        List<Step> steps,
        boolean plain,
        Map<String, @Nullable Object> attributes) {
    public Example {
        messages = List.copyOf(messages);
        completions = List.copyOf(completions);
        tools = List.copyOf(tools);
        steps = List.copyOf(steps);
    }

    /** An answer with what is known of its worth. */
    public record Completion(
            Kind kind, List<Message> messages, @Nullable Double score) {
        /** How an answer stands to the others. */
        public enum Kind {
            /** The only answer. */
            ONLY,
            CHOSEN,
            REJECTED,
            /** One of several, worth told by {@code score} alone. */
            SCORED
        }

        public Completion {
            messages = List.copyOf(messages);
        }
    }

    /** A step of an answer and whether it is right. */
    public record Step(String text, boolean right) {}

    public static Example ofText(String text) {
        return new Example(text, List.of(), List.of(), List.of(), null, List.of(), false, Map.of());
    }

    public static Example ofMessages(List<Message> messages) {
        return new Example(null, messages, List.of(), List.of(), null, List.of(), false, Map.of());
    }

    /** Whether a message has a part that is no text; answers kept apart do not count. */
    public boolean hasMedia() {
        for (Message message : messages) {
            if (message.hasMedia()) {
                return true;
            }
        }
        return false;
    }

    public Example withMessages(List<Message> changed) {
        return new Example(text, changed, completions, tools, label, steps, plain, attributes);
    }

    public Example withCompletions(List<Completion> changed) {
        return new Example(text, messages, changed, tools, label, steps, plain, attributes);
    }

    public Example withTools(List<String> changed) {
        return new Example(text, messages, completions, changed, label, steps, plain, attributes);
    }

    public Example withLabel(@Nullable Boolean changed) {
        return new Example(text, messages, completions, tools, changed, steps, plain, attributes);
    }

    public Example withSteps(List<Step> changed) {
        return new Example(text, messages, completions, tools, label, changed, plain, attributes);
    }

    public Example withAttributes(Map<String, @Nullable Object> changed) {
        return new Example(text, messages, completions, tools, label, steps, plain, changed);
    }

    public Example withPlain(boolean changed) {
        return new Example(text, messages, completions, tools, label, steps, changed, attributes);
    }
}
