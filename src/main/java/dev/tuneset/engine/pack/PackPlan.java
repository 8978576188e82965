package dev.tuneset.engine.pack;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pack that fits a recipe, made by {@link Packs#plan}. Thread-safe. */
public final class PackPlan {
    private final Pack pack;
    private final PackRequest request;
    private final List<Check> checks;

    PackPlan(Pack pack, PackRequest request) {
        this.pack = pack;
        this.request = request;
        this.checks = List.copyOf(pack.checks(request));
    }

    /** What the dataset is called. */
    public String name() {
        return request.name();
    }

    public boolean carriesText() {
        return pack.carriesText();
    }

    public String command() {
        return pack.command(request);
    }

    /** Split to place and name of its data, without ending. */
    public Map<String, String> stems() {
        Map<String, String> stems = new LinkedHashMap<>();
        request.splits().forEach(split -> stems.put(split, pack.stem(request, split)));
        return stems;
    }

    /** Holds a record against the tool's rules. */
    public Outcome<Map<String, @Nullable Object>> check(Map<String, @Nullable Object> record) {
        Map<String, @Nullable Object> fitting = pack.prepared(request, record);
        List<Note> notes = new ArrayList<>(0);
        for (Check check : checks) {
            boolean rejects = check.effect() == Check.Effect.REJECTED;
            if (!rejects && check.effect() != Check.Effect.REPAIRED) {
                continue;
            }
            String breach = check.breach().apply(fitting);
            if (breach == null) {
                continue;
            }
            Note note = new Note(Reason.ofWire(check.rule()), breach);
            if (rejects) {
                return new Outcome.Rejected<>(note);
            }
            fitting = check.repair().apply(fitting);
            notes.add(note);
        }
        return Outcome.of(fitting, notes);
    }

    /** Starts counting what the rules find. */
    public Tally tally() {
        return new Tally(checks);
    }

    /** All files beside the data. */
    public List<PackFile> files(Contents contents) {
        List<PackFile> files = new ArrayList<>(pack.files(request, contents));
        files.add(new PackFile("README.md", new DatasetCard(pack, request, contents).text()));
        return files;
    }

    /** What a finished run says of the pack. */
    public PackReport report(Contents contents, Tally tally) {
        List<Warning> warnings = new ArrayList<>();
        if (contents.trained() < pack.card().rowsMin()) {
            warnings.add(Warning.of(
                    "too_few_rows",
                    "The training split has " + contents.trained() + " examples; "
                            + pack.card().title() + " wants at least "
                            + pack.card().rowsMin() + ".",
                    contents.trained(),
                    pack.card().title(),
                    pack.card().rowsMin()));
        }
        warnings.addAll(pack.warnings(request, contents));
        return new PackReport(
                pack.name(),
                pack.card().title(),
                name(),
                command(),
                tally.results(),
                warnings,
                pack.card().notes());
    }
}
