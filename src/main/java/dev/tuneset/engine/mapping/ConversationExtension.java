package dev.tuneset.engine.mapping;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.mapping.python.PythonError;
import dev.tuneset.engine.mapping.python.PythonText;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which examples are joined to longer conversations: example i is followed by the i-th of every shuffled copy of all examples.
 * The number of examples stays the same; an example may be joined with itself. Costs 4 bytes per example and copy.
 */
public final class ConversationExtension {
    private final int examples;
    private final List<int[]> copies;

    private ConversationExtension(int examples, List<int[]> copies) {
        this.examples = examples;
        this.copies = copies;
    }

    /** Whether a mapping joins anything at all. */
    public static boolean joins(MappingSpec spec) {
        return spec.conversationExtension() > 1;
    }

    /**
     * Plans the joining of a number of examples; called at the end of every compatible run, joining or not, because some of Unsloth's
     * errors show only here.
     *
     * @throws dev.tuneset.engine.outcome.TunesetException in compatible mode where Unsloth fails: no examples, a negative seed, or
     *     kept columns that would be there twice
     */
    public static ConversationExtension of(MappingSpec spec, Schema schema, int examples, boolean compat) {
        int count = Math.max(1, spec.conversationExtension());
        if (compat && examples == 0 && schema.has(UnslothMapping.CONVERSATIONS)) {
            throw PythonError.indexError("Invalid key: 0 is out of bounds for size 0");
        }
        if (compat && count > 1) {
            refuseAsUnsloth(spec, schema, examples);
        }
        List<int[]> copies = new ArrayList<>();
        for (int copy = 1; copy < count; copy++) {
            copies.add(NumpyPermutation.of(spec.randomState() + copy, examples));
        }
        return new ConversationExtension(examples, copies);
    }

    private static void refuseAsUnsloth(MappingSpec spec, Schema schema, int examples) {
        if (examples == 0) {
            List<?> columns = spec.removeUnusedColumns() ? List.of() : schema.columns();
            throw PythonError.valueError("Original column names {'conversations'} not in the dataset. "
                    + "Current columns in the dataset: " + PythonText.repr(columns));
        }
        if (spec.randomState() + 1 < 0) {
            throw PythonError.valueError("expected non-negative integer");
        }
        if (!spec.removeUnusedColumns()) {
            Set<String> kept = new LinkedHashSet<>(schema.columns());
            kept.remove(UnslothMapping.CONVERSATIONS);
            kept.add(spec.mergedColumn());
            throw PythonError.valueError("The table can't have duplicated columns but columns "
                    + PythonText.repr(List.copyOf(kept)) + " are duplicated.");
        }
    }

    /** The number of joined examples: as many as there are examples. */
    public int size() {
        return examples;
    }

    /** Indexes of the examples that make joined example {@code i}, in their order. */
    public int[] members(int i) {
        int[] members = new int[copies.size() + 1];
        members[0] = i;
        for (int copy = 0; copy < copies.size(); copy++) {
            members[copy + 1] = copies.get(copy)[i];
        }
        return members;
    }

    /**
     * Joins examples to one. A system prompt speaks for the whole conversation, so only the first is kept: the same one again goes
     * without a word, another one is told of. Attributes and label are those of the first example.
     */
    public static Outcome<Example> join(List<Example> members) {
        Example first = members.get(0);
        List<Message> messages = new ArrayList<>();
        Set<String> tools = new LinkedHashSet<>();
        List<String> texts = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        Set<Message> systems = new LinkedHashSet<>();
        for (int i = 0; i < members.size(); i++) {
            Example member = members.get(i);
            if (!member.completions().isEmpty()) {
                return Outcome.rejected(
                        Reason.CANNOT_CARRY,
                        "an example with several answers cannot be joined to another; extend chats only");
            }
            if (member.text() != null) {
                texts.add(member.text());
            }
            tools.addAll(member.tools());
            addMessages(member, i == 0, messages, systems, notes);
        }
        Example joined = texts.isEmpty()
                ? first
                : Example.ofText(String.join("\n\n", texts)).withAttributes(first.attributes());
        joined = joined.withMessages(messages).withTools(List.copyOf(tools));
        return Outcome.of(joined, notes);
    }

    private static void addMessages(
            Example member, boolean leads, List<Message> messages, Set<Message> systems, List<Note> notes) {
        for (Message message : member.messages()) {
            boolean instructs = message.role() == Role.SYSTEM || message.role() == Role.DEVELOPER;
            if (instructs && systems.add(message) && !leads) {
                notes.add(new Note(
                        Reason.CONTENT_LOST,
                        "a joined example brought another " + message.role().wire() + " message, which was left out"));
            }
            if (!instructs || leads) {
                messages.add(message);
            }
        }
    }
}
