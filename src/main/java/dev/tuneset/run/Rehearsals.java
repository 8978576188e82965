package dev.tuneset.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.run.Artifact;
import dev.tuneset.engine.run.Conversion;
import dev.tuneset.engine.run.ListRows;
import dev.tuneset.engine.run.Progress;
import dev.tuneset.engine.run.Report;
import dev.tuneset.engine.run.Run;
import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.store.Folders;
import dev.tuneset.recipe.Previews;
import dev.tuneset.recipe.RowSample;
import dev.tuneset.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Runs recipes on samples of their datasets, into folders that live no longer than the call. */
@ApplicationScoped
public class Rehearsals {
    private static final int RECORDS_SHOWN = 3;

    private final Previews previews;
    private final Templates templates;
    private final Clock clock;
    private final ObjectMapper json;

    public Rehearsals(Previews previews, Templates templates, Clock clock, ObjectMapper json) {
        this.previews = previews;
        this.templates = templates;
        this.clock = clock;
        this.json = json;
    }

    /** Tries a recipe; what a run would refuse is refused here too. */
    public Rehearsal of(long projectId, Recipe recipe, long datasetId) {
        RowSample sample = previews.sample(datasetId);
        try {
            Path scratch = Files.createTempDirectory("tuneset-export");
            try {
                List<String> first = first(conversion(projectId, recipe), sample, scratch);
                Path out = scratch.resolve("out");
                Report report =
                        new Run(recipe, conversion(projectId, recipe)).into(out, rows(sample), Progress.UNWATCHED);
                return new Rehearsal(
                        files(out, report, recipe),
                        first,
                        ReportView.of(json.readTree(JsonValues.text(report.tree()))),
                        sample.rows().size(),
                        sample.total());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a report is not JSON", e);
            } finally {
                Folders.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Conversion conversion(long projectId, Recipe recipe) {
        return new Conversion(recipe, name -> templates.named(projectId, name), LocalDateTime.now(clock));
    }

    private static ListRows rows(RowSample sample) {
        return new ListRows(sample.schema(), sample.rows());
    }

    private static List<String> first(Conversion conversion, RowSample sample, Path scratch) {
        List<String> first = new ArrayList<>();
        conversion.run(
                rows(sample),
                scratch,
                (place, converted) -> {
                    if (first.size() < RECORDS_SHOWN) {
                        first.add(JsonValues.text(converted.record()));
                    }
                },
                entry -> {
                    // the report of the run has the sums
                },
                Progress.UNWATCHED);
        return first;
    }

    private static List<Rehearsal.File> files(Path out, Report report, Recipe recipe) throws IOException {
        List<Rehearsal.File> files = new ArrayList<>();
        boolean shards = recipe.write().shards() != null;
        for (Artifact artifact : report.artifacts()) {
            boolean data = artifact.records() > 0
                    || artifact.name().endsWith("." + recipe.write().as().wire());
            String name = artifact.name();
            if (data && shards) {
                // how many there will be is not known from a sample
                name = name.replaceFirst("-\\d{5}-of-\\d{5}\\.", "-00000-of-….");
            }
            String text = data ? "" : Files.readString(out.resolve(artifact.name()));
            Rehearsal.File file = new Rehearsal.File(name, text);
            if (files.stream().noneMatch(known -> known.name().equals(file.name()))) {
                files.add(file);
            }
        }
        files.add(new Rehearsal.File("report.json", ""));
        files.add(new Rehearsal.File("SHA256SUMS", ""));
        return files;
    }
}
