package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.encoding.TextStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** The first rows of a source as they come out in one dialect. */
final class Sample {
    static final int ROWS_MAX = 500;
    private static final double PROSE_SHARE = 0.9;
    private static final int BYTES_MAX = 1 << 17;

    final List<SampleRow> rows;
    final int defects;
    final int strays;
    final boolean cut;

    private Sample(List<SampleRow> rows, int defects, int strays, boolean cut) {
        this.rows = rows;
        this.defects = defects;
        this.strays = strays;
        this.cut = cut;
    }

    /** @param line first physical line, from 1 */
    record SampleRow(List<String> values, int quoted, long line) {
        int size() {
            return values.size();
        }

        String value(int index) {
            return index < values.size() ? values.get(index) : "";
        }
    }

    static Sample read(SourceFile file, Charset charset, Dialect dialect, int skipLines) throws IOException {
        int bytes = Math.min(BYTES_MAX, file.head().length);
        boolean cutBytes = bytes < file.head().length || !file.wholeInHead();
        InputStream in = new ByteArrayInputStream(file.head(), 0, bytes);
        List<SampleRow> rows = new ArrayList<>();
        int defects = 0;
        int strays = 0;
        boolean lastIsDefect = false;
        boolean more;
        try (Tokenizer tokenizer = new Tokenizer(new TextStream(in, charset), dialect, BYTES_MAX)) {
            tokenizer.skipLines(skipLines);
            more = tokenizer.next();
            while (more && rows.size() < ROWS_MAX) {
                lastIsDefect = tokenizer.defect() != Tokenizer.Defect.NONE;
                defects += lastIsDefect ? 1 : 0;
                strays += tokenizer.straysQuote() ? 1 : 0;
                rows.add(row(tokenizer));
                more = tokenizer.next();
            }
        }
        if (!more && cutBytes && rows.size() > 1) {
            rows.remove(rows.size() - 1);
            defects -= lastIsDefect ? 1 : 0;
        }
        return new Sample(rows, defects, strays, more || cutBytes);
    }

    /** Whether nearly all values but the first of a row are words after a blank, as the parts of a sentence are. */
    boolean readsAsProse() {
        int parts = 0;
        int all = 0;
        for (SampleRow row : rows) {
            for (int i = 1; i < row.size(); i++) {
                String value = row.value(i);
                parts += value.startsWith(" ") && row.quoted() == 0 && !Cells.isNumeric(value.strip()) ? 1 : 0;
                all++;
            }
        }
        return parts > 0 && parts >= PROSE_SHARE * all;
    }

    /** The text that samples are taken from. */
    static String text(SourceFile file, Charset charset) throws IOException {
        int bytes = Math.min(BYTES_MAX, file.head().length);
        char[] chars = new char[bytes + 4];
        int length = 0;
        try (TextStream in = new TextStream(new ByteArrayInputStream(file.head(), 0, bytes), charset)) {
            int read = in.read(chars, 0, chars.length);
            while (read > 0 && length + read < chars.length - 2) {
                length += read;
                read = in.read(chars, length, chars.length - length);
            }
            length += Math.max(0, read);
        }
        return new String(chars, 0, length);
    }

    private static SampleRow row(Tokenizer tokenizer) {
        List<String> values = new ArrayList<>(tokenizer.size());
        int quoted = 0;
        for (int i = 0; i < tokenizer.size(); i++) {
            values.add(tokenizer.value(i));
            quoted += tokenizer.isQuoted(i) ? 1 : 0;
        }
        return new SampleRow(values, quoted, tokenizer.line());
    }
}
