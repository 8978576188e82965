package dev.tuneset.recipe;

import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.run.Conversion;
import dev.tuneset.engine.run.Converted;
import dev.tuneset.engine.run.LedgerCounts;
import dev.tuneset.engine.run.LedgerEntry;
import dev.tuneset.engine.run.ListRows;
import dev.tuneset.engine.run.Progress;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tries recipes on samples of their datasets: the very conversion that a run makes, on some rows. */
@ApplicationScoped
public class Previews {
    private static final int REFUSED_SHOWN = 5;

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
        Conversion conversion =
                new Conversion(recipe, name -> templates.named(projectId, name), LocalDateTime.now(clock));
        Map<Place, List<Converted>> made = new HashMap<>();
        Map<Place, LedgerEntry> entries = new HashMap<>();
        LedgerCounts counts = convert(conversion, sample, made, entries);
        return new Preview(
                shown(sample, made, entries),
                counts,
                refused(sample, entries),
                sample.rows().size(),
                sample.total());
    }

    private static LedgerCounts convert(
            Conversion conversion,
            RowSample sample,
            Map<Place, List<Converted>> made,
            Map<Place, LedgerEntry> entries) {
        try {
            Path scratch = Files.createTempDirectory("tuneset-preview");
            try {
                return conversion.run(
                        new ListRows(sample.schema(), sample.rows()),
                        scratch,
                        (place, converted) -> made.computeIfAbsent(place, first -> new ArrayList<>())
                                .add(converted),
                        entry -> entries.put(entry.place(), entry),
                        Progress.UNWATCHED);
            } finally {
                Folders.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Preview.Shown> shown(
            RowSample sample, Map<Place, List<Converted>> made, Map<Place, LedgerEntry> entries) {
        List<Preview.Shown> all = new ArrayList<>();
        for (Row row : sample.rows()) {
            for (Converted converted : made.getOrDefault(row.place(), List.of())) {
                LedgerEntry entry = entries.get(row.place());
                List<Note> notes = entry == null ? List.of() : entry.notes();
                all.add(new Preview.Shown(
                        "first",
                        row,
                        converted.example(),
                        Preview.Said.of(converted.example()),
                        JsonValues.text(converted.fields()),
                        converted.text(),
                        notes));
            }
        }
        if (all.size() < 2) {
            return all;
        }
        Preview.Shown first = all.get(0);
        all.sort(Comparator.comparingInt(Preview.Shown::characters));
        return List.of(
                first, chosen("median", all.get((all.size() - 1) / 2)), chosen("longest", all.get(all.size() - 1)));
    }

    private static Preview.Shown chosen(String choice, Preview.Shown shown) {
        return new Preview.Shown(
                choice, shown.row(), shown.example(), shown.messages(), shown.record(), shown.text(), shown.notes());
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
