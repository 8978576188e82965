package dev.tuneset.engine.source.xlsx;

import dev.tuneset.engine.source.xlsx.NumberFormats.Meaning;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Streams the rows of one sheet; what stands behind the rows (merged areas) is known at the end. */
final class SheetRows implements Closeable {
    static final int COLUMNS_MAX = 16_384;
    private static final int MERGES_MAX = 200_000;
    private static final int LONG_DIGITS = 18;

    /** Digits of an integer; Excel itself keeps 17. */
    private static final int DIGITS_MAX = 1_000;

    private static final int SHOWN_MAX = 100;

    private final Workbook workbook;
    private final Parts.Part part;
    private final Xml xml;
    private final List<Merge> merges = new ArrayList<>();
    private int rowNumber;
    private long uncalculated;

    SheetRows(Workbook workbook, Workbook.Sheet sheet) throws IOException {
        this.workbook = workbook;
        this.part = workbook.part(sheet.part());
        this.xml = new Xml(workbook.name(), "sheet " + sheet.name(), part);
    }

    /** The next row, blank or not; empty at the end of the sheet. */
    Optional<SheetRow> next() {
        while (xml.next()) {
            if (xml.isStart("row")) {
                return Optional.of(row());
            }
            if (xml.isStart("mergeCell")) {
                merge(xml.attribute("ref").orElse(""));
            }
        }
        return Optional.empty();
    }

    List<Merge> merges() {
        return merges;
    }

    /** Formulas so far that the writer never calculated. */
    long uncalculated() {
        return uncalculated;
    }

    long progress() {
        return part.progress();
    }

    private void merge(String reference) {
        Merge.of(reference).ifPresent(merges::add);
        if (merges.size() > MERGES_MAX) {
            throw XlsxFailure.tooLarge(workbook.name(), "more than " + MERGES_MAX + " merged areas");
        }
    }

    private SheetRow row() {
        // numbers only grow, whatever a careless writer states: a row is found by its number
        rowNumber = Math.max(xml.number("r", 0), rowNumber + 1);
        SheetRow row = new SheetRow(rowNumber);
        int column = -1;
        while (xml.next() && !xml.isEnd("row")) {
            if (xml.isStart("c")) {
                int stated = xml.attribute("r").map(Merge::column).orElse(-1);
                column = stated >= 0 ? stated : column + 1;
                if (column >= COLUMNS_MAX) {
                    throw XlsxFailure.tooLarge(workbook.name(), "more than " + COLUMNS_MAX + " columns");
                }
                cell(row, column);
            }
        }
        return row;
    }

    private void cell(SheetRow row, int column) {
        String type = xml.attribute("t").orElse("n");
        int style = xml.number("s", 0);
        String stored = "";
        boolean formula = false;
        while (!xml.isEnd("c") && xml.next()) {
            if (xml.isStart("f")) {
                formula = true;
            } else if (xml.isStart("v")) {
                stored = xml.text();
            } else if (xml.isStart("is")) {
                stored = SharedStrings.richText(xml, "is");
            }
        }
        if (stored.isEmpty()) {
            uncalculated += formula ? 1 : 0;
            return;
        }
        @Nullable Object value = value(type, style, stored);
        if (value == null) {
            String shown = stored.length() > SHOWN_MAX ? stored.substring(0, SHOWN_MAX) + "..." : stored;
            row.defect("row " + row.number() + ", column " + (column + 1) + ": \"" + shown + "\" is no value of type "
                    + type);
        } else if (!value.equals("")) {
            row.add(column, value);
        }
    }

    private @Nullable Object value(String type, int style, String stored) {
        return switch (type) {
            case "s" -> shared(stored);
            case "str" -> SharedStrings.unescape(stored);
            case "inlineStr", "e" -> stored;
            case "b" -> stored.trim().equals("1") || stored.trim().equals("true");
            case "d" -> IsoDates.read(stored.trim());
            default -> number(stored.trim(), workbook.formats().of(style));
        };
    }

    private @Nullable Object shared(String stored) {
        try {
            int index = Integer.parseInt(stored.trim());
            return workbook.strings().has(index) ? workbook.strings().get(index) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable Object number(String stored, Meaning meaning) {
        try {
            if (meaning != Meaning.NUMBER) {
                return workbook.serials().value(Double.parseDouble(stored), meaning);
            }
            if (!isInteger(stored)) {
                return Double.parseDouble(stored);
            }
            if (stored.length() > DIGITS_MAX) {
                return null;
            }
            return stored.length() <= LONG_DIGITS ? (Object) Long.parseLong(stored) : narrowed(new BigInteger(stored));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isInteger(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > from;
    }

    private static Object narrowed(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValueExact() : value;
    }

    @Override
    public void close() {
        xml.close();
    }
}
