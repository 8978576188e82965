package dev.tuneset.engine.source.text;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.util.Locale;

/** What becomes one row. */
enum Unit {
    FILE,
    PARAGRAPH,
    WINDOW,
    TOKENS;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Unit ofWire(String wire) {
        for (Unit unit : values()) {
            if (unit.wire().equals(wire)) {
                return unit;
            }
        }
        throw new TunesetException(
                        Problem.BAD_REQUEST,
                        "unknown_unit",
                        "There is no unit of text called \"" + wire + "\". Choose file, paragraph, window or tokens.",
                        wire)
                .inField("source.unit");
    }
}
