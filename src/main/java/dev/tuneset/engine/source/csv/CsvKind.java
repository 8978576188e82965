package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.Content;
import dev.tuneset.engine.source.Fit;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceKind;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.encoding.Encodings;
import dev.tuneset.engine.source.encoding.TextCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text tables: comma, tab, semicolon or otherwise separated. */
public final class CsvKind implements SourceKind {
    /** Characters that one row may have. */
    public static final int ROW_CHARS_MAX = 16 << 20;

    private static final List<String> EXTENSIONS = List.of(".csv", ".tsv", ".tab", ".psv", ".tbl");

    private final int rowCharsMax;

    public CsvKind() {
        this(ROW_CHARS_MAX);
    }

    /** Refuses rows longer than so many characters. */
    public CsvKind(int rowCharsMax) {
        this.rowCharsMax = rowCharsMax;
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public Fit fit(SourceFile file) throws IOException {
        if (Content.isKnownBinary(file.head())) {
            return Fit.NONE;
        }
        Guess.Finding encoding = Encodings.guess(file);
        if (!TextCheck.looksLikeText(file.head(), encoding)) {
            return Fit.NONE;
        }
        String lower = file.name().toLowerCase(Locale.ROOT);
        boolean named = EXTENSIONS.stream().anyMatch(lower::endsWith);
        DialectGuess.Result guessed =
                new DialectGuess(file, Encodings.named(encoding.value()), SourceOptions.GUESSED).guess();
        DialectScore score = guessed.best().score();
        Sample sample = guessed.best().sample();
        boolean table = score.width() > 1
                && score.consistency() >= 0.8
                && sample.rows.size() > 2
                && (named || !sample.readsAsProse());
        if (table) {
            return new Fit(named ? 0.95 : 0.75, "rows_split_evenly", "The lines split evenly into values.");
        }
        return named
                ? new Fit(0.6, "named_csv", "It is text, and its name is that of a CSV file.")
                : new Fit(0.2, "is_text", "It is text.");
    }

    @Override
    public Guess guess(SourceFile file, SourceOptions given) throws IOException {
        CsvPlan plan = new CsvGuess(file, given).plan();
        List<Guess.Finding> findings = new ArrayList<>(plan.findings());
        try (CsvCursor cursor = CsvCursor.open(file, plan, rowCharsMax)) {
            findings.addAll(cursor.headerFindings());
        } catch (TunesetException e) {
            // No row can be read so; how the file would be read can be told all the same, and changed.
            if (!e.code().equals(CsvCursor.HEADER_ONLY)) {
                throw e;
            }
        }
        return new Guess(plan.options(), findings);
    }

    @Override
    public RowReader open(SourceFile file, SourceOptions options) throws IOException {
        CsvPlan plan = new CsvGuess(file, options).plan();
        CsvCursor cursor = CsvCursor.open(file, plan, rowCharsMax);
        if (!plan.inferred()) {
            RowBlocks blocks = RowBlocks.below(file, plan, rowCharsMax);
            if (blocks == null) {
                return new CsvReader(cursor, file.bytesTotal());
            }
            cursor.close();
            return new BlocksReader(file, plan, cursor.schema(), rowCharsMax, blocks);
        }
        CsvCursor scout = CsvCursor.open(file, plan, rowCharsMax);
        return new InferredReader(cursor, new InferredTypes(scout), file.bytesTotal());
    }
}
