package dev.tuneset.engine.source.xlsx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What the number in a cell of each style stands for: a number, a date, a time. */
final class NumberFormats {
    /** What a number means by its format. */
    enum Meaning {
        NUMBER,
        DATE,
        DATE_TIME,
        TIME,
        ELAPSED
    }

    private static final int STYLES_MAX = 100_000;
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.");
    private static final Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)]");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern FRACTION_OF_SECOND = Pattern.compile("s[.,]0+");

    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Meaning> styles = new ArrayList<>();

    Meaning of(int style) {
        return style >= 0 && style < styles.size() ? styles.get(style) : Meaning.NUMBER;
    }

    static NumberFormats read(Xml xml) {
        NumberFormats formats = new NumberFormats();
        boolean inCells = false;
        while (xml.next()) {
            if (xml.isStart("numFmt")) {
                formats.codes.put(
                        xml.number("numFmtId", -1), xml.attribute("formatCode").orElse(""));
            } else if (xml.isStart("cellXfs")) {
                inCells = true;
            } else if (xml.isEnd("cellXfs")) {
                inCells = false;
            } else if (inCells && xml.isStart("xf") && formats.styles.size() < STYLES_MAX) {
                formats.styles.add(formats.meaning(xml.number("numFmtId", 0)));
            }
        }
        return formats;
    }

    private Meaning meaning(int id) {
        String code = codes.get(id);
        return code == null ? builtIn(id) : ofCode(code);
    }

    /** ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are the dates of the East Asian versions. */
    private static Meaning builtIn(int id) {
        if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58)) {
            return Meaning.DATE;
        }
        if (id == 22) {
            return Meaning.DATE_TIME;
        }
        if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47) {
            return Meaning.TIME;
        }
        return id == 46 ? Meaning.ELAPSED : Meaning.NUMBER;
    }

    static Meaning ofCode(String code) {
        String plain = LITERALS.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
        int end = plain.indexOf(';');
        String first = end < 0 ? plain : plain.substring(0, end);
        if (ELAPSED.matcher(first).find()) {
            return Meaning.ELAPSED;
        }
        String letters = FRACTION_OF_SECOND
                .matcher(BRACKETS.matcher(first).replaceAll(""))
                .replaceAll("s");
        if (letters.equals("general") || letters.matches(".*[0#?@].*")) {
            return Meaning.NUMBER;
        }
        boolean time = letters.matches(".*[hs].*");
        boolean date = letters.matches(".*[yd].*") || (letters.contains("m") && !time);
        if (date) {
            return time ? Meaning.DATE_TIME : Meaning.DATE;
        }
        return time ? Meaning.TIME : Meaning.NUMBER;
    }
}
