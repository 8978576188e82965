package dev.tuneset.render;

import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.learn.Learned;
import dev.tuneset.engine.learn.LearnedTokens;
import dev.tuneset.engine.learn.Learner;
import dev.tuneset.engine.learn.Markers;
import dev.tuneset.engine.learn.RenderCheck;
import dev.tuneset.engine.learn.RowFigures;
import dev.tuneset.engine.mapping.ConversationExtension;
import dev.tuneset.engine.mapping.MappingSpec;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.SpecialMarks;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.template.jinja.TemplateException;
import dev.tuneset.recipe.Preview;
import dev.tuneset.recipe.Previews;
import dev.tuneset.recipe.RowSample;
import dev.tuneset.recipe.SavedRecipe;
import dev.tuneset.template.MarkedText;
import dev.tuneset.template.Templates;
import dev.tuneset.template.Tokenizers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes single rows through a recipe and a template, each rendered once. */
@ApplicationScoped
public class RowViews {
    private static final int PIECES_MAX = 6_000;
    private static final int CHARACTERS_MAX = 200_000;

    private final Datasets datasets;
    private final Previews previews;
    private final Templates templates;
    private final Tokenizers tokenizers;
    private final Clock clock;

    public RowViews(Datasets datasets, Previews previews, Templates templates, Tokenizers tokenizers, Clock clock) {
        this.datasets = datasets;
        this.previews = previews;
        this.templates = templates;
        this.tokenizers = tokenizers;
        this.clock = clock;
    }

    /** What a template makes of an example. */
    private record Rendering(
            RowView.@Nullable Text text,
            List<RowView.Told> doubts,
            @Nullable Markers markers) {
        static final Rendering NONE = new Rendering(null, List.of(), null);
    }

    /**
     * A row of a saved recipe's dataset.
     *
     * @param number from 1; brought within the dataset
     * @param tokens whether the borders of tokens are to be seen
     */
    RowView of(SavedRecipe saved, RenderSettings settings, long number, boolean tokens) {
        long rows = datasets.get(saved.datasetId()).rows();
        long wanted = Math.max(1, Math.min(rows, number));
        RowSample one = previews.row(saved.datasetId(), wanted - 1);
        Row row = one.rows().get(0);
        // The text is made below, where it is seen what of it is learned.
        Preview preview = previews.of(saved.projectId(), RenderChecks.withTemplate(saved.recipe(), ""), one);
        Preview.Shown shown = preview.shown().isEmpty() ? null : preview.shown().get(0);
        Preview.Refused refusal =
                preview.refused().isEmpty() ? null : preview.refused().get(0);
        Rendering rendering = shown == null || settings.template().isEmpty()
                ? Rendering.NONE
                : rendering(saved.projectId(), settings, shown.example(), tokens);
        MappingSpec map = saved.recipe().map();
        return new RowView(
                wanted,
                rows,
                row.place().toString(),
                cells(row),
                shown,
                refusal,
                rendering.text(),
                rendering.doubts(),
                map != null && ConversationExtension.joins(map),
                rendering.markers());
    }

    private Rendering rendering(long projectId, RenderSettings settings, Example example, boolean borders) {
        ChatTemplate template = templates.named(projectId, settings.template());
        Tokenizers.Counter counter = tokenizers.named(projectId, settings.counting(tokenizers, projectId));
        TemplateRenderer renderer = new TemplateRenderer(template, LocalDateTime.now(clock));
        Learner learner = new Learner(template, renderer, settings.policy());
        RenderCheck check = new RenderCheck(template, counter.tokenizer(), settings.rule());
        Learned learned;
        try {
            learned = learner.learned(example);
        } catch (TemplateException refused) {
            return new Rendering(null, told(RenderCheck.row(example, refused)), learner.markers());
        }
        RenderCheck.Row checked = check.row(example, learned);
        LearnedTokens cut = learned.tokens(counter.tokenizer());
        MarkedText marked = MarkedText.of(
                        learned.text(), SpecialMarks.of(template).in(learned.text()))
                .withLearned(learned.spans())
                .withTokens(borders ? cut.tokens() : null);
        return new Rendering(text(marked, checked.figures(), counter), told(checked), learner.markers());
    }

    private static RowView.@Nullable Text text(
            MarkedText marked, @Nullable RowFigures figures, Tokenizers.Counter counter) {
        if (figures == null) {
            return null;
        }
        List<MarkedText.Piece> all = marked.pieces();
        List<MarkedText.Piece> shown = new ArrayList<>();
        int characters = 0;
        for (MarkedText.Piece piece : all) {
            characters += piece.text().length();
            if (shown.size() == PIECES_MAX || characters > CHARACTERS_MAX && !shown.isEmpty()) {
                break;
            }
            shown.add(piece);
        }
        return new RowView.Text(
                shown.stream().flatMap(RowView.Piece::of).toList(),
                shown.size() == all.size(),
                figures.tokens(),
                figures.learned(),
                figures.limit(),
                counter.name(),
                counter.exact());
    }

    /** Each doubt once, most severe first. */
    private static List<RowView.Told> told(RenderCheck.Row row) {
        return row.doubts().stream()
                .distinct()
                .sorted(Comparator.comparing(doubt -> doubt.code().severity()))
                .map(RowView.Told::of)
                .toList();
    }

    private static List<RowView.Cell> cells(Row row) {
        List<RowView.Cell> cells = new ArrayList<>();
        row.toMap().forEach((column, value) -> cells.add(new RowView.Cell(column, shownValue(value))));
        return cells;
    }

    private static String shownValue(@Nullable Object value) {
        if (value == null) {
            return "∅";
        }
        return value instanceof String text ? text : JsonValues.text(value);
    }
}
