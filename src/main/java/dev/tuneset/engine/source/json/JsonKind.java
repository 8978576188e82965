package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.Content;
import dev.tuneset.engine.source.Fit;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceKind;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.encoding.TextStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** JSON documents: a list of records, an object of lists, an object with the records inside, or values one after another. */
public final class JsonKind implements SourceKind {
    /** So many good tokens before a mistake still make it a JSON document, a broken one. */
    private static final int TOKENS_OF_JSON = 20;

    @Override
    public String name() {
        return "json";
    }

    @Override
    public Fit fit(SourceFile file) throws IOException {
        if (Content.isKnownBinary(file.head())) {
            return Fit.NONE;
        }
        boolean named = file.name().toLowerCase(Locale.ROOT).endsWith(".json");
        String head = JsonText.head(
                file, JsonText.encoding(file, SourceOptions.GUESSED).charset());
        String text = head.stripLeading();
        boolean opens = text.startsWith("{") || text.startsWith("[");
        if (!opens && !named) {
            return Fit.NONE;
        }
        int tokens = 0;
        try (JsonParser parser = JsonLimits.FACTORY.createParser(head)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
            return new Fit(0.95, "is_json", "The content is JSON.");
        } catch (JsonProcessingException e) {
            boolean cut = e.getLocation() != null && e.getLocation().getCharOffset() >= head.length() - 1;
            if (opens && tokens > 1 && cut) {
                return file.wholeInHead()
                        ? new Fit(0.9, "cut_json", "The content is JSON that breaks off at its end.")
                        : new Fit(0.95, "is_json", "The content begins as JSON.");
            }
            if (opens && tokens >= TOKENS_OF_JSON) {
                return new Fit(0.7, "broken_json", "The content begins as JSON and breaks further on.");
            }
            return named ? new Fit(0.65, "named_json", "The name is that of a JSON file.") : Fit.NONE;
        }
    }

    @Override
    public Guess guess(SourceFile file, SourceOptions given) throws IOException {
        Plan plan = plan(file, given);
        return new Guess(plan.options, plan.findings);
    }

    @Override
    public RowReader open(SourceFile file, SourceOptions options) throws IOException {
        Plan plan = plan(file, options);
        return plan.layout.form() == JsonLayout.Form.COLUMNS
                ? ColumnsReader.open(file, plan.encoding.charset(), plan.layout.schema())
                : new DocumentReader(file, plan.encoding.charset(), plan.layout);
    }

    private record Plan(
            SourceOptions options, JsonText.Encoding encoding, JsonLayout layout, List<Guess.Finding> findings) {}

    private static Plan plan(SourceFile file, SourceOptions given) throws IOException {
        JsonText.Encoding encoding = JsonText.encoding(file, given);
        LayoutGuess.Result guessed = new LayoutGuess(file.name(), survey(file, encoding)).guess(given.records());
        List<Guess.Finding> findings = new ArrayList<>();
        if (encoding.finding() != null) {
            findings.add(encoding.finding());
        }
        if (given.records() == null) {
            findings.add(guessed.finding());
        }
        SourceOptions options = new SourceOptions(
                given.kind(),
                encoding.name(),
                given.delimiter(),
                given.quote(),
                given.escape(),
                given.headerRows(),
                given.skipLines(),
                given.types(),
                guessed.layout().records(),
                given.sheet());
        return new Plan(options, encoding, guessed.layout(), findings);
    }

    private static DocumentSurvey survey(SourceFile file, JsonText.Encoding encoding) throws IOException {
        try (JsonInput input = new JsonInput(new TextStream(file.open(), encoding.charset()));
                JsonParser parser = JsonLimits.FACTORY.createParser(input)) {
            return DocumentSurvey.of(parser);
        }
    }
}
