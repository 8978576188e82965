package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Detections;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.FormatOption;
import dev.tuneset.engine.format.Layout;
import dev.tuneset.engine.format.Options;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A format whose records are one conversation in a column of turns.
 *
 * @param about its name and what users want to know of it
 * @param layout how columns are named
 * @param style how turns are read and written
 */
public record TurnFormat(About about, Layout layout, TurnStyle style) implements Format {
    /**
     * What tells one such format from the others.
     *
     * @param title its name in the field
     * @param summary one English sentence
     * @param trainers the tools that load it
     * @param turns the turns of a tiny record
     * @param style how it usually writes
     * @param columns names of the column of turns; the first is the one written
     */
    public record About(
            String name,
            String title,
            String summary,
            List<String> trainers,
            List<Map<String, @Nullable Object>> turns,
            TurnStyle style,
            List<String> columns) {
        public About {
            trainers = List.copyOf(trainers);
            turns = List.copyOf(turns);
            columns = List.copyOf(columns);
        }

        List<FormatOption> options() {
            List<FormatOption> options = new ArrayList<>(Layout.OPTIONS);
            options.addAll(style.options());
            return options;
        }
    }

    /** The format with its usual options. */
    public static TurnFormat of(About about) {
        return new TurnFormat(about, Layout.STANDARD, about.style());
    }

    @Override
    public String name() {
        return about.name();
    }

    @Override
    public FormatCard card() {
        return new FormatCard(
                about.title(),
                about.summary(),
                about.trainers(),
                FormatCard.fields(about.columns().get(0), about.turns()),
                about.options());
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> given) {
        Options options = Options.of(name(), given, about.options());
        return new TurnFormat(about, Layout.of(options), about.style().with(options));
    }

    private ConversationRows rows() {
        return new ConversationRows(name(), layout, style, about.columns());
    }

    @Override
    public Detection detect(List<Row> sample) {
        ConversationRows rows = rows();
        TurnKeys keys = about.style().keys();
        return Detections.of(
                name(), sample, row -> rows.fit(row, keys), "turns with " + keys.role() + " and " + keys.content());
    }

    @Override
    public Outcome<Example> read(Row row) {
        return rows().read(row);
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example example) {
        return rows().write(example);
    }
}
