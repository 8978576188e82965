package dev.tuneset.engine.format.prompts;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import java.util.List;

/** An example with one answer, parted into the prompt and that answer. */
public record Answered(List<Message> prompt, List<Message> answer) {

    /** Parts a conversation before the assistant's turns at its end, of which there must be one; what has no single answer is refused. */
    public static Answered of(Example example, String format, Findings findings) {
        List<Message> messages = example.messages();
        if (example.text() == null && example.steps().isEmpty() && isUnasked(example)) {
            findings.refuse(
                    Reason.CANNOT_CARRY,
                    "The answer follows no question, which " + format
                            + " needs: its trainers fail on an empty prompt.");
        } else if (!example.steps().isEmpty()) {
            findings.refuse(
                    Reason.CANNOT_CARRY, "The format " + format + " has no place for the marks of single steps.");
        } else if (example.completions().size() == 1
                && example.completions().get(0).kind() == Example.Completion.Kind.ONLY) {
            return new Answered(messages, example.completions().get(0).messages());
        } else if (!example.completions().isEmpty()) {
            findings.refuse(
                    Reason.CANNOT_CARRY,
                    "The format " + format
                            + " holds one answer, and this example has several; choose a preference format.");
        } else if (messages.isEmpty() || messages.get(messages.size() - 1).role() != Role.ASSISTANT) {
            findings.refuse(
                    Reason.CANNOT_CARRY, "The conversation does not end with an answer, which " + format + " needs.");
        } else {
            int answer = messages.size() - 1;
            while (answer > 0 && messages.get(answer - 1).role() == Role.ASSISTANT) {
                answer--;
            }
            return new Answered(messages.subList(0, answer), messages.subList(answer, messages.size()));
        }
        return new Answered(List.of(), List.of());
    }

    private static boolean isUnasked(Example example) {
        boolean asked = example.messages().stream().anyMatch(message -> message.role() != Role.ASSISTANT);
        return !asked
                && !example.plain()
                && (example.completions().isEmpty() || example.messages().isEmpty());
    }

    /** The example of a prompt and its only answer. */
    public static Example example(Prose prompt, Prose answer) {
        return Example.ofMessages(prompt.messages())
                .withCompletions(List.of(new Example.Completion(Example.Completion.Kind.ONLY, answer.messages(), null)))
                .withPlain(prompt.plain() && answer.plain());
    }
}
