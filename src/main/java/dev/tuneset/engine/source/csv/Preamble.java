package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceOptions;
import java.io.IOException;
import java.nio.charset.Charset;

/**
 * What stands above a table and is known by its marks: the line {@code sep=;} that tells Excel the delimiter, and comments
 * after a {@code #}.
 *
 * @param lines physical lines above the table
 * @param comments how many of them are comments
 * @param delimiter the delimiter that is told, or {@link Dialect#NONE}
 */
record Preamble(int lines, int comments, char delimiter) {
    /** Nothing above the table. */
    static final Preamble NONE = new Preamble(0, 0, Dialect.NONE);

    private static final String DELIMITERS = ",;\t|:^~ \u0001\u001f";
    private static final String TELLS = "sep=";
    private static final int LINES_MAX = 1_000;

    static Preamble of(SourceFile file, Charset charset, SourceOptions given) throws IOException {
        Integer asked = given.skipLines();
        if (asked != null || given.types() == SourceOptions.Types.INFERRED) {
            return new Preamble(asked == null ? 0 : asked, 0, Dialect.NONE);
        }
        return of(Sample.text(file, charset));
    }

    private static Preamble of(String text) {
        String[] lines = text.split("\r\n|[\r\n]", LINES_MAX);
        String first = lines[0].replace("\"", "");
        if (first.length() == TELLS.length() + 1
                && first.regionMatches(true, 0, TELLS, 0, TELLS.length())
                && DELIMITERS.indexOf(first.charAt(TELLS.length())) >= 0) {
            return new Preamble(1, 0, first.charAt(TELLS.length()));
        }
        int comments = 0;
        int above = 0;
        for (int i = 0; i < lines.length - 1 && (lines[i].startsWith("#") || lines[i].isBlank()); i++) {
            if (lines[i].startsWith("#")) {
                comments++;
                above = i + 1;
            }
        }
        return new Preamble(above, comments, Dialect.NONE);
    }

    Preamble withoutLastComment() {
        return new Preamble(lines - 1, comments - 1, delimiter);
    }
}
