package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A first pass over JSON Lines that finds the keys of all rows; lines that cannot be read are counted and passed over. */
final class LinesSurvey {
    final ArrayFacts rows = new ArrayFacts();
    long lines;
    private @Nullable JsonBreak firstBreak;

    /** Surveys at most so many lines. */
    static LinesSurvey of(Lines lines, long linesMax) throws IOException {
        LinesSurvey survey = new LinesSurvey();
        while (survey.lines < linesMax && lines.next()) {
            survey.lines++;
            if (!lines.tooLong()) {
                survey.see(lines);
            }
        }
        return survey;
    }

    /** The first line that is no JSON, or {@code null}. */
    @Nullable
    JsonBreak firstBreak() {
        return firstBreak;
    }

    private void see(Lines lines) throws IOException {
        try (JsonParser parser = JsonLimits.FACTORY.createParser(lines.chars(), lines.start(), lines.length())) {
            see(parser, lines.number());
        }
    }

    private void see(JsonParser parser, long number) throws IOException {
        ArrayFacts line = new ArrayFacts();
        try {
            parser.nextToken();
            line.see(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something stands after the value");
            }
            rows.add(line);
        } catch (JsonProcessingException e) {
            firstBreak = firstBreak == null ? JsonBreak.of(e, parser).onLine(number) : firstBreak;
        }
    }
}
