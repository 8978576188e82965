package dev.tuneset.app;

import dev.tuneset.dataset.Dataset;
import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.mapping.MappingSpec;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.sink.WriteSpec;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.split.SplitSpec;
import dev.tuneset.project.DataLanguage;
import dev.tuneset.project.Goal;
import dev.tuneset.project.Origin;
import dev.tuneset.project.OutputStyle;
import dev.tuneset.project.Projects;
import dev.tuneset.project.Purpose;
import dev.tuneset.project.Sample;
import dev.tuneset.recipe.Recipes;
import dev.tuneset.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A project with a table of invented parcel deliveries, mapped to a merged prompt: every step has something to show. */
@ApplicationScoped
class ParcelSample implements Sample {
    private static final String FILE = "parcels.csv";
    private static final Duration IMPORT = Duration.ofSeconds(30);

    private final Projects projects;
    private final Datasets datasets;
    private final Recipes recipes;

    ParcelSample(Projects projects, Datasets datasets, Recipes recipes) {
        this.projects = projects;
        this.datasets = datasets;
        this.recipes = recipes;
    }

    @Override
    public long create(Language language) {
        boolean chinese = language == Language.ZH;
        String name = chinese ? "示例：包裹是否准时" : "Sample: will the parcel be on time?";
        Goal goal = new Goal(Purpose.CLASSIFICATION, OutputStyle.SHORT, DataLanguage.ENGLISH, Origin.TABLES);
        long project = projects.create(name, goal).id();
        Dataset dataset = load(project);
        datasets.startImport(dataset.id(), SourceOptions.GUESSED).await(IMPORT);
        recipes.create(project, dataset.id(), FILE, recipe());
        return project;
    }

    private Dataset load(long project) {
        try (InputStream file = ParcelSample.class.getResourceAsStream("/samples/" + FILE)) {
            if (file == null) {
                throw new IllegalStateException("the program lacks its sample " + FILE);
            }
            return datasets.upload(project, FILE, file, -1, SourceOptions.GUESSED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recipe recipe() {
        MappingSpec map = MappingSpec.EMPTY
                .withMergedPrompt(
                        "A parcel goes to {city} by {service} service[[, {weight_kg} kg]], {distance_km} km away"
                                + "[[, sent on a {weekday}]].[[\nNote: {note}]]\nWill it be on time, late or lost?")
                .withOutputColumn("outcome");
        return new Recipe(
                new Recipe.SourceSpec(FILE, SourceOptions.GUESSED, null),
                map,
                List.of(),
                new Recipe.TargetSpec("chatml", "llama-3", Map.of()),
                new SplitSpec(Map.of("train", 1.0), SplitSpec.SEED),
                WriteSpec.JSONL,
                Recipe.Compat.NONE);
    }
}
