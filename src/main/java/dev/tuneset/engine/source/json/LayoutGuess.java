package dev.tuneset.engine.source.json;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.Guess;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the records of a document from its survey. */
final class LayoutGuess {
    /** A list under one of these keys is one conversation, not the records of a file. */
    private static final Set<String> TURNS = Set.of("/messages", "/conversations", "/conversation");

    /** Lists under these keys describe the columns of the records that stand elsewhere. */
    private static final Set<String> DESCRIPTIONS = Set.of("/schema/fields", "/features");

    private final String name;
    private final DocumentSurvey survey;

    LayoutGuess(String name, DocumentSurvey survey) {
        this.name = name;
        this.survey = survey;
    }

    /** @param finding how the place of the records was found */
    record Result(JsonLayout layout, Guess.Finding finding) {}

    Result guess(@Nullable String wanted) {
        if (survey.roots == 0) {
            refuseBroken();
            throw new TunesetException(
                    Problem.EMPTY_SOURCE, "empty_file", name + " has no rows: it is blank. Choose another file.", name);
        }
        if (wanted != null && !wanted.isEmpty()) {
            return given(wanted);
        }
        boolean oneObject = survey.roots == 1 && survey.firstRootIsObject;
        String named = oneObject && wanted == null ? namedLists() : null;
        if (named != null) {
            return found(
                    layout(listAt(named), named),
                    0.9,
                    "named_lists",
                    "The records are the lists at " + named + "; the list \"columns\" beside it names their values.");
        }
        if (oneObject && (isColumns() || isNumberedColumns())) {
            JsonLayout layout =
                    new JsonLayout(JsonLayout.Form.COLUMNS, "", new Schema(List.copyOf(survey.fields.keySet())));
            return found(
                    layout,
                    0.9,
                    "object_of_lists",
                    "The document is an object of lists of one length: its keys are columns.");
        }
        if (oneObject && isObjectsOnly() && survey.objects.areRecords()) {
            return found(
                    JsonLayout.ofFields(survey.objects.objects),
                    0.8,
                    "object_of_records",
                    "The document is an object of " + survey.rootFields + " objects alike: each is a row.");
        }
        String inside = oneObject && wanted == null ? largestList() : null;
        if (inside != null) {
            JsonLayout layout = layout(listAt(inside), inside);
            return found(
                    layout,
                    survey.lists.size() == 1 ? 0.9 : 0.7,
                    "list_inside",
                    "The records are the " + listAt(inside).elements + " objects of the list at " + inside
                            + "; what stands beside it is left out.");
        }
        JsonLayout layout = layout(survey.rows, "");
        return oneObject
                ? found(layout, 0.7, "one_object", "The document is one object: one row.")
                : survey.roots > 1
                        ? found(
                                layout,
                                0.9,
                                "concatenated",
                                "The document is a sequence of " + survey.roots + " values.")
                        : found(layout, 0.95, "list", "The document is a list; its elements are the rows.");
    }

    private Result given(String wanted) {
        ArrayFacts facts = survey.lists.get(wanted);
        if (facts == null) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "unknown_records",
                            "There is no list at " + wanted + " in " + name + ". Lists are at: "
                                    + (survey.lists.isEmpty() ? "none" : String.join(", ", firstLists())) + ".",
                            wanted)
                    .inField("source.records");
        }
        return found(layout(facts, wanted), 1, "given", "The list at " + wanted + " was asked for.");
    }

    private List<String> firstLists() {
        return survey.lists.keySet().stream().limit(20).toList();
    }

    private JsonLayout layout(ArrayFacts facts, String records) {
        if (facts.elements == 0) {
            refuseBroken();
        }
        if (facts.tooManyKeys) {
            throw new TunesetException(
                    Problem.LIMIT_REACHED,
                    "too_many_columns",
                    "The records of " + name + " have more than " + JsonLimits.COLUMNS_MAX
                            + " different keys. Choose another place of the records.",
                    JsonLimits.COLUMNS_MAX);
        }
        List<String> names = namesOf(facts, records);
        return names.isEmpty()
                ? JsonLayout.of(facts, records)
                : new JsonLayout(JsonLayout.Form.LISTS, records, new Schema(names));
    }

    /** The names that stand beside a list of lists; none when they do not fit it. */
    private List<String> namesOf(ArrayFacts facts, String pointer) {
        String parent = pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
        List<String> names = survey.columnNames.getOrDefault(parent, List.of());
        boolean fit = !pointer.isEmpty()
                && names.size() == facts.listWidth()
                && Set.copyOf(names).size() == names.size();
        return fit ? names : List.of();
    }

    /** The largest list of lists that has names beside it. */
    private @Nullable String namedLists() {
        String largest = null;
        for (Map.Entry<String, ArrayFacts> entry : survey.lists.entrySet()) {
            boolean named = !namesOf(entry.getValue(), entry.getKey()).isEmpty();
            if (named && (largest == null || entry.getValue().elements > listAt(largest).elements)) {
                largest = entry.getKey();
            }
        }
        return largest;
    }

    private boolean isObjectsOnly() {
        return survey.broken() == null && survey.objects.objects.elements == survey.rootFields;
    }

    /** All fields are objects whose keys number the rows, as pandas writes a table. */
    private boolean isNumberedColumns() {
        return isObjectsOnly()
                && survey.objects.areColumns()
                && survey.rootFields > 1
                && survey.rootFields == survey.fields.size()
                && survey.rootFields <= ColumnsReader.COLUMNS_MAX;
    }

    private ArrayFacts listAt(String pointer) {
        ArrayFacts facts = survey.lists.get(pointer);
        if (facts == null) {
            throw new IllegalStateException("not surveyed: " + pointer);
        }
        return facts;
    }

    /** All fields are lists of one length; a single field counts when its list holds no objects. */
    private boolean isColumns() {
        Set<Long> lengths = Set.copyOf(survey.fields.values());
        if (survey.broken() != null || lengths.size() != 1 || lengths.contains(-1L) || lengths.contains(0L)) {
            return false;
        }
        boolean single = survey.fields.size() == 1;
        return !isTurns() && (single ? largestList() == null : survey.fields.size() <= ColumnsReader.COLUMNS_MAX);
    }

    private boolean isTurns() {
        return survey.lists.entrySet().stream()
                .anyMatch(entry -> TURNS.contains(entry.getKey()) && entry.getValue().objects > 0);
    }

    /** The list with the most objects, of lists that hold hardly anything else. */
    private @Nullable String largestList() {
        String records = largestListBut(DESCRIPTIONS);
        return records == null ? largestListBut(Set.of()) : records;
    }

    private @Nullable String largestListBut(Set<String> others) {
        String largest = null;
        long most = 0;
        for (Map.Entry<String, ArrayFacts> entry : survey.lists.entrySet()) {
            ArrayFacts facts = entry.getValue();
            boolean records = facts.objects * 10 >= facts.elements * 9
                    && !TURNS.contains(entry.getKey())
                    && !others.contains(entry.getKey());
            if (records && facts.objects > most) {
                largest = entry.getKey();
                most = facts.objects;
            }
        }
        return largest;
    }

    /** A document that breaks before its first row is whole gives no rows at all. */
    private void refuseBroken() {
        JsonBreak broken = survey.broken();
        if (broken != null) {
            throw broken.refusal(name);
        }
    }

    private static Result found(JsonLayout layout, double confidence, String code, String reason) {
        return new Result(layout, new Guess.Finding("records", layout.records(), confidence, code, reason));
    }
}
