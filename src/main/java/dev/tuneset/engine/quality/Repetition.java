package dev.tuneset.engine.quality;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.example.ToolCall;
import dev.tuneset.engine.hash.HashSet128;
import java.util.List;

/**
 * Tells whether an example, or its prompt alone, came before. Both are remembered as 128-bit hashes in one set: a prompt that is known
 * in an example that is new has another answer. Where answers are compared or rated, a prompt may well come again.
 */
final class Repetition {
    private final HashSet128 seen = new HashSet128();

    enum Result {
        NEW,
        /** The same prompt and the same answer. */
        DUPLICATE,
        /** The same prompt and another answer. */
        SAME_PROMPT
    }

    Result add(Example example) {
        List<Message> messages = example.messages();
        boolean answered =
                !messages.isEmpty() && messages.get(messages.size() - 1).role() == Role.ASSISTANT;
        int promptSize = answered ? messages.size() - 1 : messages.size();
        TextHash hash = new TextHash().add("prompt");
        example.tools().forEach(hash::add);
        for (Message message : messages.subList(0, promptSize)) {
            addTo(hash, message);
        }
        long promptHigh = hash.first();
        long promptLow = hash.second();
        addAnswer(hash.add("answer"), example, messages.subList(promptSize, messages.size()));
        if (!seen.add(hash.first(), hash.second())) {
            return Result.DUPLICATE;
        }
        boolean rated = !example.completions().isEmpty() || example.label() != null;
        if (promptSize == 0 || rated) {
            return Result.NEW;
        }
        return seen.add(promptHigh, promptLow) ? Result.NEW : Result.SAME_PROMPT;
    }

    private static void addAnswer(TextHash hash, Example example, List<Message> answer) {
        String text = example.text();
        hash.add(text == null ? "" : text);
        answer.forEach(message -> addTo(hash, message));
        for (Example.Completion completion : example.completions()) {
            hash.add(completion.kind().name());
            completion.messages().forEach(message -> addTo(hash, message));
        }
        example.steps().forEach(step -> hash.add(step.text()).add(step.right() ? "right" : "wrong"));
        hash.add(String.valueOf(example.label()));
    }

    private static void addTo(TextHash hash, Message message) {
        hash.add(message.role().name());
        for (Part part : message.content()) {
            hash.add(part instanceof Part.Text text ? text.text() : part.toString());
        }
        String reasoning = message.reasoning();
        if (reasoning != null) {
            hash.add("reasoning").add(reasoning);
        }
        for (ToolCall call : message.toolCalls()) {
            hash.add(call.name()).add(String.valueOf(call.arguments()));
        }
    }
}
