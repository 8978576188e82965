package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.List;

/** An example as one conversation, for formats that carry nothing else. */
public final class Conversation {
    private Conversation() {}

    /** The messages, a single answer kept apart included; what is no conversation is refused. */
    public static List<Message> of(Example example, String format, Findings findings) {
        if (example.text() != null) {
            refuse(findings, withoutRoles(example.text(), format));
        } else if (!example.steps().isEmpty()) {
            refuse(findings, "The format " + format + " has no place for the marks of single steps.");
        } else if (!example.completions().isEmpty()
                && example.completions().stream()
                        .anyMatch(completion -> completion.kind() != Example.Completion.Kind.ONLY)) {
            refuse(
                    findings,
                    "The format " + format
                            + " holds one answer, and this example has several; choose a preference format.");
        }
        if (example.label() != null) {
            findings.note(
                    Reason.CONTENT_LOST,
                    "The format " + format + " has no place for the label " + example.label() + ".");
        }
        if (example.completions().isEmpty()) {
            return example.messages();
        }
        List<Message> all = new ArrayList<>(example.messages());
        all.addAll(example.completions().get(0).messages());
        return all;
    }

    /** Says that a text is no conversation, and what to do. */
    public static String withoutRoles(String text, String format) {
        return MarkedText.of(text)
                .map(marked -> "Raw text has no roles, which " + format + " needs; this one has the marks of "
                        + marked.marks() + ", so read the rows as chatml.")
                .orElse("Raw text has no roles, which " + format + " needs; map it to a question and an answer first.");
    }

    private static void refuse(Findings findings, String detail) {
        findings.refuse(Reason.CANNOT_CARRY, detail);
    }
}
