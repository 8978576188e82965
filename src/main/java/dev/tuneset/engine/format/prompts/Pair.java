package dev.tuneset.engine.format.prompts;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Example.Completion;
import dev.tuneset.engine.example.Example.Completion.Kind;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A better and a worse answer to the same prompt. */
public record Pair(List<Message> prompt, List<Message> chosen, List<Message> rejected, boolean plain) {

    /** The pair of an example, which answers something; what is no pair is refused, and an empty pair comes back. */
    public static Pair of(Example example, String format, Findings findings) {
        Pair pair = perhapsUnasked(example, format, findings);
        if (pair.prompt().isEmpty()) {
            findings.refuse(
                    Reason.CANNOT_CARRY,
                    "Chosen and rejected answer no question, which " + format
                            + " needs: its trainers fail on an empty prompt.");
        }
        return pair;
    }

    /** The pair of an example, for formats in which answers may stand without a question. */
    public static Pair perhapsUnasked(Example example, String format, Findings findings) {
        Optional<Completion> chosen = single(example, Kind.CHOSEN);
        Optional<Completion> rejected = single(example, Kind.REJECTED);
        if (chosen.isPresent() && rejected.isPresent() && example.completions().size() == 2) {
            return new Pair(
                    example.messages(), chosen.get().messages(), rejected.get().messages(), example.plain());
        }
        findings.refuse(
                Reason.CANNOT_CARRY,
                "The format " + format + " needs "
                        + (example.completions().size() > 1
                                ? "one chosen and one rejected answer; build pairs of ranked answers first."
                                : "a chosen and a rejected answer, and this example has "
                                        + (example.completions().isEmpty() ? "none kept apart." : "one.")));
        return new Pair(List.of(), List.of(), List.of(), false);
    }

    private static Optional<Completion> single(Example example, Kind kind) {
        return example.completions().stream()
                .filter(completion -> completion.kind() == kind)
                .findFirst();
    }

    /** The pair's example; a pair that teaches nothing is refused, a doubtful one noted. */
    public Example example(Findings findings) {
        if (chosen.equals(rejected)) {
            findings.refuse(Reason.SAME_ANSWERS, "Chosen and rejected are the same, so there is nothing to prefer.");
        }
        for (List<Message> answer : List.of(chosen, rejected)) {
            if (!answer.isEmpty() && answer.get(0).role() != Role.ASSISTANT) {
                findings.refuse(
                        Reason.FORMAT_MISMATCH,
                        "Chosen and rejected answer different prompts: they part at a turn of the "
                                + answer.get(0).role().wire() + ".");
            }
            if (answer.stream().anyMatch(message -> message.role() == Role.USER)) {
                findings.note(
                        Reason.ROLE_ORDER,
                        "Chosen and rejected part before the last answer, so later turns of the user count as answer.");
            }
        }
        return Example.ofMessages(prompt)
                .withCompletions(List.of(
                        new Completion(Kind.CHOSEN, chosen, null), new Completion(Kind.REJECTED, rejected, null)))
                .withPlain(plain);
    }

    /** Refuses a pair whose answers differed only in what the format left out. */
    public static void refuseSame(@Nullable Object chosen, @Nullable Object rejected, Findings findings) {
        if (Objects.equals(chosen, rejected)) {
            findings.refuse(
                    Reason.SAME_ANSWERS,
                    "As this format has them, chosen and rejected are the same, so there is nothing to prefer.");
        }
    }

    /** Two whole conversations, parted where they begin to differ. */
    public static Pair ofConversations(List<Message> chosen, List<Message> rejected) {
        int shorter = Math.min(chosen.size(), rejected.size());
        int shared = 0;
        while (shared < shorter - 1 && chosen.get(shared).equals(rejected.get(shared))) {
            shared++;
        }
        return new Pair(
                chosen.subList(0, shared),
                chosen.subList(shared, chosen.size()),
                rejected.subList(shared, rejected.size()),
                false);
    }

    /** Two whole texts, parted where they begin to differ, at the end of a word and before the space that follows. */
    public static Pair ofTexts(String chosen, String rejected, Findings findings) {
        int cut = SharedPrompt.length(chosen, rejected);
        if (cut == 0) {
            findings.note(Reason.EMPTY_PROMPT, "Chosen and rejected share no first word, so the prompt is empty.");
        } else if (!chosen.substring(cut, Math.max(cut, SharedPrompt.shared(chosen, rejected)))
                .isBlank()) {
            findings.note(
                    Reason.VALUE_CONVERTED,
                    "Chosen and rejected agree a little beyond the prompt, which ends with a word; TRL would cut where"
                            + " they differ.");
        }
        return new Pair(
                List.of(Message.of(Role.USER, chosen.substring(0, cut))),
                List.of(Message.of(Role.ASSISTANT, chosen.substring(cut))),
                List.of(Message.of(Role.ASSISTANT, rejected.substring(cut))),
                true);
    }

    /** Without the prompt at the head of both answers, where both repeat it. */
    public Pair withoutRepeatedPrompt(Findings findings) {
        int size = prompt.size();
        boolean repeated = size > 0
                && chosen.size() > size
                && rejected.size() > size
                && chosen.subList(0, size).equals(prompt)
                && rejected.subList(0, size).equals(prompt);
        if (!repeated) {
            return this;
        }
        findings.note(Reason.TEXT_CHANGED, "Chosen and rejected repeated the prompt, which was taken off them.");
        return new Pair(prompt, chosen.subList(size, chosen.size()), rejected.subList(size, rejected.size()), plain);
    }
}
