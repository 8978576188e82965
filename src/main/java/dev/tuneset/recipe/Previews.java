package dev.tuneset.recipe;

import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.run.Conversion;
import dev.tuneset.engine.run.Converted;
import dev.tuneset.engine.run.LedgerCounts;
import dev.tuneset.engine.run.LedgerEntry;
import dev.tuneset.engine.run.ListRows;
import dev.tuneset.engine.run.Progress;
import dev.tuneset.engine.run.ReasonTally;
import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.store.Folders;
import dev.tuneset.engine.store.RowStore;
import dev.tuneset.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tries recipes on samples of their datasets: the very conversion that a run makes, on some rows. */
@ApplicationScoped
public class Previews {
    private static final int REFUSED_SHOWN = 5;
    private static final int REPAIRS_SHOWN = 6;
    private static final Set<Reason> LOSSES = EnumSet.of(Reason.CONTENT_LOST, Reason.CANNOT_CARRY);

    private final Datasets datasets;
    private final Templates templates;
    private final Clock clock;

    public Previews(Datasets datasets, Templates templates, Clock clock) {
        this.datasets = datasets;
        this.templates = templates;
        this.clock = clock;
    }

    /** Some rows of a dataset. */
    public RowSample sample(long datasetId) {
        try (RowStore store = datasets.open(datasetId)) {
            return RowSample.of(store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One row of a dataset, from 0, and the number of rows; empty rows beyond the end. */
    public RowSample row(long datasetId, long index) {
        try (RowStore store = datasets.open(datasetId)) {
            return new RowSample(store.schema(), store.rows(index, 1), store.rows());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tries a recipe on a sample; what a run would refuse is refused here too. */
    public Preview of(long projectId, Recipe recipe, RowSample sample) {
        return preview(sample, convert(conversion(projectId, recipe), sample));
    }

    /**
     * The same, with what was found on the way.
     *
     * @param own the format of the rows, with its options; {@code null} when they are mapped
     */
    public Trial trial(long projectId, Recipe recipe, RowSample sample, @Nullable Format own) {
        Outcomes outcomes = convert(conversion(projectId, recipe), sample);
        return new Trial(
                preview(sample, outcomes),
                outcomes.tally.lines(),
                repairs(sample, outcomes, own),
                ToolHint.of(recipe, outcomes.made));
    }

    private Conversion conversion(long projectId, Recipe recipe) {
        return new Conversion(
                recipe.withPack(null), name -> templates.named(projectId, name), LocalDateTime.now(clock));
    }

    /** What a sample's rows came to. */
    private record Outcomes(
            LedgerCounts counts,
            Map<Place, List<Converted>> made,
            Map<Place, LedgerEntry> entries,
            ReasonTally tally) {}

    private static Outcomes convert(Conversion conversion, RowSample sample) {
        Map<Place, List<Converted>> made = new LinkedHashMap<>();
        Map<Place, LedgerEntry> entries = new HashMap<>();
        ReasonTally tally = new ReasonTally();
        try {
            Path scratch = Files.createTempDirectory("tuneset-preview");
            try {
                LedgerCounts counts = conversion.run(
                        new ListRows(sample.schema(), sample.rows()),
                        scratch,
                        (place, converted) -> made.computeIfAbsent(place, first -> new ArrayList<>())
                                .add(converted),
                        entry -> {
                            entries.put(entry.place(), entry);
                            tally.enter(entry);
                        },
                        Progress.UNWATCHED);
                return new Outcomes(counts, made, entries, tally);
            } finally {
                Folders.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Preview preview(RowSample sample, Outcomes outcomes) {
        long examples = 0;
        for (List<Converted> of : outcomes.made.values()) {
            examples += of.size();
        }
        return new Preview(
                shown(sample, outcomes.made, outcomes.entries),
                outcomes.counts,
                refused(sample, outcomes.entries),
                sample.rows().size(),
                sample.total(),
                examples);
    }

    /** The first row of each kind of repair. */
    private static List<Repair> repairs(RowSample sample, Outcomes outcomes, @Nullable Format own) {
        List<Repair> repairs = new ArrayList<>();
        Set<Set<Reason>> kinds = new HashSet<>();
        for (Row row : sample.rows()) {
            LedgerEntry entry = outcomes.entries.get(row.place());
            if (entry == null || entry.fate() != LedgerEntry.Fate.REPAIRED || repairs.size() == REPAIRS_SHOWN) {
                continue;
            }
            Set<Reason> kind = entry.notes().stream().map(Note::reason).collect(Collectors.toSet());
            if (LOSSES.containsAll(kind) || !kinds.add(kind)) {
                continue;
            }
            Converted first =
                    Objects.requireNonNull(outcomes.made.get(row.place())).get(0);
            Repair repair = Repair.of(row, first, entry.notes(), own);
            if (!repair.fields().isEmpty()) {
                repairs.add(repair);
            }
        }
        return repairs;
    }

    /** An example and the row it was made of. */
    private record Made(Row row, Converted converted, int characters) {}

    /** The first example, the one of median length and the longest; all when there are fewer than two. */
    private static List<Preview.Shown> shown(
            RowSample sample, Map<Place, List<Converted>> made, Map<Place, LedgerEntry> entries) {
        List<Made> all = new ArrayList<>();
        for (Row row : sample.rows()) {
            for (Converted converted : made.getOrDefault(row.place(), List.of())) {
                all.add(new Made(row, converted, Preview.Said.characters(Preview.Said.of(converted.example()))));
            }
        }
        if (all.isEmpty()) {
            return List.of();
        }
        Preview.Shown first = shown("first", all.get(0), entries);
        if (all.size() == 1) {
            return List.of(first);
        }
        all.sort(Comparator.comparingInt(Made::characters));
        return List.of(
                first,
                shown("median", all.get((all.size() - 1) / 2), entries),
                shown("longest", all.get(all.size() - 1), entries));
    }

    private static Preview.Shown shown(String choice, Made made, Map<Place, LedgerEntry> entries) {
        LedgerEntry entry = entries.get(made.row.place());
        Converted converted = made.converted;
        return new Preview.Shown(
                choice,
                made.row,
                converted.example(),
                Preview.Said.of(converted.example()),
                JsonValues.text(converted.fields()),
                converted.text(),
                entry == null ? List.of() : entry.notes());
    }

    private static List<Preview.Refused> refused(RowSample sample, Map<Place, LedgerEntry> entries) {
        List<Preview.Refused> refused = new ArrayList<>();
        for (Row row : sample.rows()) {
            LedgerEntry entry = entries.get(row.place());
            if (entry != null && !entry.isWritten() && refused.size() < REFUSED_SHOWN) {
                Note note = entry.notes().get(0);
                refused.add(new Preview.Refused(
                        row.place().toString(),
                        entry.fate().wire(),
                        note.reason().wire(),
                        note.detail()));
            }
        }
        return refused;
    }
}
