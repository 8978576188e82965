package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A first pass over JSON Lines that finds the keys of all rows; lines that cannot be read are counted and passed over. */
final class LinesSurvey {
    final ArrayFacts rows = new ArrayFacts();
    long lines;
    private final KeyScan scan = new KeyScan();
    private @Nullable JsonBreak firstBreak;

    /** Surveys at most so many lines. */
    static LinesSurvey of(LineBlocks blocks, long linesMax) throws IOException {
        LinesSurvey survey = new LinesSurvey();
        blocks.scanWith(survey.scan);
        for (LineBlock block = blocks.next(); block != null && survey.lines < linesMax; block = blocks.next()) {
            for (int line = 0; line < block.size() && survey.lines < linesMax; line++) {
                survey.lines++;
                if (!block.tooLong) {
                    survey.see(block, line);
                }
            }
        }
        return survey;
    }

    /** The first line that is no JSON, or {@code null}. */
    @Nullable
    JsonBreak firstBreak() {
        return firstBreak;
    }

    private void see(LineBlock block, int line) throws IOException {
        if (block.isOrdinary(line)) {
            rows.addKnownObject();
            return;
        }
        try {
            rows.add(JsonLine.parse(block, line, LinesSurvey::facts));
            scan.learn(rows.keys);
        } catch (JsonLine.Broken e) {
            firstBreak = firstBreak == null ? e.place() : firstBreak;
        }
    }

    private static ArrayFacts facts(JsonParser parser) throws IOException {
        ArrayFacts facts = new ArrayFacts();
        parser.nextToken();
        facts.see(parser);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something stands after the value");
        }
        return facts;
    }
}
