package dev.tuneset.render;

import dev.tuneset.engine.learn.Doubt;
import dev.tuneset.engine.learn.RenderCheck;
import dev.tuneset.engine.learn.RowFigures;
import dev.tuneset.engine.run.LedgerEntry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a check file: {@link #RECORD} bytes a row (marks, tokens, learned tokens; big-endian), in the order of the rows, then the
 * report as JSON and its length in 8 bytes. Rows may come in any order; close to their own order is fast.
 */
final class CheckWriter implements Closeable {
    static final int RECORD = 12;
    private static final int WINDOW_ROWS = 8192;

    private final FileChannel channel;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW_ROWS * RECORD);
    private long base = -1;
    private long rows;

    CheckWriter(Path file) throws IOException {
        this.channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    /** Marks a row that was not simply kept; rows count from 1. */
    void fate(long row, LedgerEntry.Fate fate) throws IOException {
        int at = at(row);
        window.putInt(at, window.getInt(at) | RowMark.of(fate).bit());
    }

    /** Notes what was found of an example made of a row; of several, the longest gives the row its length. */
    void row(long row, RenderCheck.Row checked) throws IOException {
        int at = at(row);
        int marks = window.getInt(at);
        for (Doubt doubt : checked.doubts()) {
            marks |= RowMark.of(doubt.code()).bit();
        }
        RowFigures figures = checked.figures();
        if (figures != null) {
            marks |= RowMark.RENDERED | (figures.fits() ? 0 : RowMark.OVER_LONG.bit());
            if (figures.tokens() >= window.getInt(at + 4)) {
                window.putInt(at + 4, figures.tokens());
                window.putInt(at + 8, figures.learned());
            }
        }
        window.putInt(at, marks);
    }

    /** Ends the file with its report. */
    void finish(byte[] report) throws IOException {
        flush();
        ByteBuffer end = ByteBuffer.allocate(report.length + Long.BYTES);
        end.put(report).putLong(report.length).flip();
        write(end, rows * RECORD);
        channel.force(true);
    }

    private int at(long row) throws IOException {
        long wanted = (row - 1) / WINDOW_ROWS * WINDOW_ROWS;
        if (wanted != base) {
            flush();
            load(wanted);
        }
        rows = Math.max(rows, row);
        return (int) (row - 1 - base) * RECORD;
    }

    private void load(long wanted) throws IOException {
        base = wanted;
        window.clear();
        window.put(new byte[window.capacity()]).clear();
        long from = base * RECORD;
        while (window.hasRemaining() && channel.read(window, from + window.position()) >= 0) {
            // until the window or the file is at its end
        }
        window.clear();
    }

    private void flush() throws IOException {
        if (base >= 0) {
            long filled = Math.min(WINDOW_ROWS, rows - base);
            write(window.duplicate().position(0).limit((int) filled * RECORD), base * RECORD);
        }
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
