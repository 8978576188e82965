package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import dev.tuneset.engine.work.InOrder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A first pass over JSON Lines that finds the keys of all rows; lines that cannot be read are counted and passed over. */
final class LinesSurvey {
    final ArrayFacts rows = new ArrayFacts();

    /** Lines that are not blank. */
    long lines;

    /** Keys met so far, for those who survey what follows: they pass lines with such keys over quickly. */
    private volatile List<String> known = List.of();

    private final KeyScan scan = new KeyScan();
    private long allLines;
    private @Nullable JsonBreak firstBreak;

    /** Surveys at most so many lines. */
    static LinesSurvey of(LineBlocks blocks, long linesMax) throws IOException {
        LinesSurvey survey = new LinesSurvey();
        for (LineBlock block = blocks.next(); block != null && survey.lines < linesMax; block = blocks.next()) {
            survey.see(block, linesMax);
        }
        return survey;
    }

    /** Surveys all lines, on all processors. */
    static LinesSurvey of(LineBlocks blocks) throws IOException {
        LinesSurvey whole = new LinesSurvey();
        LinePiece first = blocks.nextPiece();
        if (first != null) {
            whole.add(of(first, List.of()));
        }
        InOrder.run(
                () -> {
                    LinePiece piece = blocks.nextPiece();
                    List<String> known = whole.known;
                    return piece == null ? null : new InOrder.Piece<>(() -> of(piece, known), piece.size());
                },
                whole::add);
        return whole;
    }

    private static LinesSurvey of(LinePiece piece, List<String> known) throws IOException {
        LinesSurvey survey = new LinesSurvey();
        survey.scan.learn(known);
        LineBlock block = piece.cut(1, 1, survey.scan);
        survey.see(block, Long.MAX_VALUE);
        survey.allLines = block.lines();
        return survey;
    }

    /** The first line that is no JSON, or {@code null}. */
    @Nullable
    JsonBreak firstBreak() {
        return firstBreak;
    }

    /** Takes in the survey of the lines that follow. */
    private void add(LinesSurvey next) {
        JsonBreak broken = next.firstBreak;
        if (firstBreak == null && broken != null) {
            firstBreak = broken.onLine(allLines + broken.line());
        }
        rows.add(next.rows);
        lines += next.lines;
        allLines += next.allLines;
        if (rows.keys.size() > known.size()) {
            known = List.copyOf(rows.keys);
        }
    }

    private void see(LineBlock block, long linesMax) throws IOException {
        for (int line = 0; line < block.size() && lines < linesMax; line++) {
            lines++;
            if (!block.tooLong) {
                see(block, line);
            }
        }
    }

    private void see(LineBlock block, int line) throws IOException {
        if (block.isOrdinary(line)) {
            rows.addKnownObject();
            return;
        }
        try {
            rows.add(JsonLine.parse(block, line, LinesSurvey::facts));
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
