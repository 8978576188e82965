package dev.tuneset.engine.clean;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Example.Completion;
import dev.tuneset.engine.example.Example.Completion.Kind;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes preferences and stepwise answers apart into single answers with a label. Chosen and rejected are relative: a rejected
 * answer may be a fair one, so what comes out mislabels where a pair was merely better and worse.
 */
final class Unpairing implements CleaningStep {
    /**
     * The labelled answers of an example, chosen before rejected; a stepwise answer is wanted when all its steps are right, and
     * its steps are joined without anything between them. An example that has a label already, or nothing to label, stays.
     */
    @Override
    public Outcome<List<Example>> apply(Example example) {
        if (!example.steps().isEmpty()) {
            return made(
                    List.of(joined(example)),
                    "1 labelled answer of " + example.steps().size() + " steps");
        }
        List<Example> labelled = new ArrayList<>(2);
        for (Kind kind : List.of(Kind.CHOSEN, Kind.REJECTED)) {
            for (Completion completion : example.completions()) {
                if (completion.kind() == kind) {
                    labelled.add(example.withCompletions(
                                    List.of(new Completion(Kind.ONLY, completion.messages(), completion.score())))
                            .withLabel(kind == Kind.CHOSEN));
                }
            }
        }
        return labelled.isEmpty()
                ? Outcome.kept(List.of(example))
                : made(labelled, labelled.size() + " labelled answers of a preference");
    }

    private static Outcome<List<Example>> made(List<Example> examples, String note) {
        return Outcome.of(examples, List.of(new Note(Reason.EXAMPLES_MADE, note)));
    }

    private static Example joined(Example example) {
        StringBuilder text = new StringBuilder();
        example.steps().forEach(step -> text.append(step.text()));
        List<Message> answer = List.of(Message.of(Role.ASSISTANT, text.toString()));
        return example.withSteps(List.of())
                .withCompletions(List.of(new Completion(Kind.ONLY, answer, null)))
                .withLabel(example.steps().stream().allMatch(Example.Step::right));
    }
}
