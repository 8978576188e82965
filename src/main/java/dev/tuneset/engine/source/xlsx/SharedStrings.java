package dev.tuneset.engine.source.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts that the cells of a workbook refer to by number. */
final class SharedStrings {
    static final SharedStrings NONE = new SharedStrings(List.of());

    private static final int CHARS_MAX = 60_000_000;
    private static final int OVERHEAD = 40;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final List<String> texts;

    private SharedStrings(List<String> texts) {
        this.texts = texts;
    }

    boolean has(int index) {
        return index >= 0 && index < texts.size();
    }

    String get(int index) {
        return texts.get(index);
    }

    static SharedStrings read(String file, Xml xml) {
        List<String> texts = new ArrayList<>();
        long chars = 0;
        while (xml.next()) {
            boolean beta = xml.isStart("sstItem");
            if (beta || xml.isStart("si")) {
                String text = richText(xml, beta ? "sstItem" : "si");
                texts.add(text);
                chars += text.length() + OVERHEAD;
                if (chars > CHARS_MAX) {
                    throw XlsxFailure.tooLarge(file, "its texts take more than " + CHARS_MAX + " characters");
                }
            }
        }
        return new SharedStrings(texts);
    }

    /** The runs of a text up to the end of {@code element}, without the phonetic guides above them. */
    static String richText(Xml xml, String element) {
        StringBuilder text = new StringBuilder();
        boolean guide = false;
        while (!xml.isEnd(element) && xml.next()) {
            if (xml.isStart("rPh")) {
                guide = true;
            } else if (xml.isEnd("rPh")) {
                guide = false;
            } else if (xml.isStart("t") && !guide) {
                text.append(xml.text());
            }
        }
        return unescape(text.toString());
    }

    /** {@code _x000D_} stands for a character that XML cannot hold. */
    static String unescape(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher escaped = ESCAPED.matcher(text);
        return escaped.replaceAll(
                each -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(each.group(1), 16))));
    }
}
