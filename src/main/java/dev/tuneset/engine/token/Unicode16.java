package dev.tuneset.engine.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * General categories as of Unicode 16, which the Hugging Face library's regular expressions know, on any JDK: JDK 17 knows
 * Unicode 13 and takes younger letters for unassigned.
 */
final class Unicode16 {
    /** What Unicode 16 says where Unicode 13 says something else: a category and its code points. */
    private static final String CHANGES = """
            Cf 890-891 13439-1343F
            Ll 1C8A 2C5F A7C1 A7CD A7D1 A7D3 A7D5 A7D7 A7D9 A7DB 10597-105A1 105A3-105B1 105B3-105B9
            Ll 105BB-105BC 10D70-10D85 1DF00-1DF09 1DF0B-1DF1E 1DF25-1DF2A
            Lm 8C9 A7F2-A7F4 10780-10785 10787-107B0 107B2-107BA 10D4E 10D6F 16D40-16D42 16D6B-16D6C
            Lm 1AFF0-1AFF3 1AFF5-1AFFB 1AFFD-1AFFE 1E030-1E06D 1E4EB
            Lo 870-887 889-88E 8B5 8C8 C5D CDD 170D 171F 1B4C 9FFD-9FFF 105C0-105F3 10D4A-10D4D 10D4F
            Lo 10EC2-10EC4 10F70-10F81 11071-11072 11075 1123F-11240 11380-11389 1138B 1138E 11390-113B5 113B7
            Lo 113D1 113D3 11740-11746 11AB0-11ABF 11BC0-11BE0 11F02 11F04-11F10 11F12-11F33 12F90-12FF0 1342F
            Lo 13441-13446 13460-143FA 16100-1611D 16A70-16ABE 16D43-16D6A 18CFF 1B11F-1B122 1B132 1B155 1DF0A
            Lo 1E290-1E2AD 1E4D0-1E4EA 1E5D0-1E5ED 1E5F0 1E7E0-1E7E6 1E7E8-1E7EB 1E7ED-1E7EE 1E7F0-1E7FE
            Lo 2A6DE-2A6DF 2B735-2B739 2EBF0-2EE5D 31350-323AF
            Lu 1C89 2C2F A7C0 A7CB-A7CC A7D0 A7D6 A7D8 A7DA A7DC 10570-1057A 1057C-1058A 1058C-10592
            Lu 10594-10595 10D50-10D65
            Mc CF3 1715 1734 113B8-113BA 113C2 113C5 113C7-113CA 113CC-113CD 113CF 1171E 11F03 11F34-11F35
            Mc 11F3E-11F3F 11F41 1612A-1612C
            Mn 897-89F 8CA-8D2 C3C ECE 180F 1AC1-1ACE 1DFA 10D69-10D6D 10EFC-10EFF 10F82-10F85 11070
            Mn 11073-11074 110C2 11241 113BB-113C0 113CE 113D0 113D2 113E1-113E2 11F00-11F01 11F36-11F3A 11F40
            Mn 11F42 11F5A 13440 13447-13455 1611E-16129 1612D-1612F 1CF00-1CF2D 1CF30-1CF46 1E08F 1E2AE
            Mn 1E4EC-1E4EF 1E5EE-1E5EF
            Nd 10D40-10D49 116D0-116E3 11BF0-11BF9 11F50-11F59 16130-16139 16AC0-16AC9 16D70-16D79 1CCF0-1CCF9
            Nd 1E4F0-1E4F9 1E5F1-1E5FA
            No 1D2C0-1D2D3
            Pd 2E5D 10D6E
            Pe 2E56 2E58 2E5A 2E5C
            Po 61D 1B4E-1B4F 1B7D-1B7F 2E53-2E54 10F86-10F89 113D4-113D5 113D7-113D8 116B9 11B00-11B09 11BE1
            Po 11F43-11F4F 12FF1-12FF2 16D6D-16D6F 1E5FF
            Ps 2E55 2E57 2E59 2E5B
            Sc 20C0
            Sk 888 FBC2
            Sm 10D8E-10D8F
            So 2427-2429 2FFC-2FFF 31E4-31E5 31EF FD40-FD4F FDCF FDFE-FDFF 1CC00-1CCEF 1CD00-1CEB3 1CF50-1CFC3
            So 1D1E9-1D1EA 1F6DC-1F6DF 1F774-1F776 1F77B-1F77F 1F7D9 1F7F0 1F8B2-1F8BB 1F8C0-1F8C1 1F979 1F9CC
            So 1FA75-1FA77 1FA7B-1FA7C 1FA87-1FA89 1FA8F 1FAA9-1FAAF 1FAB7-1FABF 1FAC3-1FAC6 1FACE-1FACF
            So 1FAD7-1FADC 1FADF-1FAE9 1FAF0-1FAF8 1FBCB-1FBEF
            """;

    /** The categories in the order of {@link Character#getType(int)}; 17 is not in use. */
    private static final List<String> CATEGORIES = List.of(
            "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "",
            "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf");

    private static final List<Range> RANGES = ranges();
    private static final int FIRST = RANGES.get(0).from;
    private static final CodePoints CHANGED = CodePoints.of(CHANGES.replaceAll("(?m)^[A-Z][a-z] ", ""));

    private Unicode16() {}

    private record Range(int from, int to, int type) {
        static Range of(String text, int type) {
            int dash = text.indexOf('-');
            int from = Integer.parseInt(dash < 0 ? text : text.substring(0, dash), 16);
            return new Range(from, dash < 0 ? from : Integer.parseInt(text.substring(dash + 1), 16), type);
        }
    }

    private static List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        CHANGES.lines().forEach(line -> {
            int type = CATEGORIES.indexOf(line.substring(0, 2));
            Arrays.stream(line.substring(3).split(" ", -1)).forEach(range -> ranges.add(Range.of(range, type)));
        });
        ranges.sort(Comparator.comparingInt(Range::from));
        return List.copyOf(ranges);
    }

    /** Whether a part of a text has a character that this JDK may know too little of. */
    static boolean concerns(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= FIRST && CHANGED.contains(Character.isHighSurrogate(c) ? text.codePointAt(i) : c)) {
                return true;
            }
        }
        return false;
    }

    /** The category as {@link Character#getType(int)} numbers it. */
    static int type(int c) {
        int low = 0;
        int high = c < FIRST ? -1 : RANGES.size() - 1;
        while (low <= high) {
            int middle = (low + high) / 2;
            Range range = RANGES.get(middle);
            if (c < range.from) {
                high = middle - 1;
            } else if (c > range.to) {
                low = middle + 1;
            } else {
                return range.type;
            }
        }
        return Character.getType(c);
    }

    /**
     * The inside of a {@link java.util.regex.Pattern} character class.
     *
     * @param known what this JDK calls the categories
     * @param categories the categories, each by its two letters
     */
    static String characters(String known, Predicate<String> categories) {
        StringBuilder more = new StringBuilder();
        StringBuilder less = new StringBuilder();
        for (Range range : RANGES) {
            boolean wanted = categories.test(CATEGORIES.get(range.type));
            for (int c = range.from; c <= range.to; c++) {
                if (wanted != categories.test(CATEGORIES.get(Character.getType(c)))) {
                    int last = c;
                    while (last < range.to && Character.getType(last + 1) == Character.getType(c)) {
                        last++;
                    }
                    (wanted ? more : less).append(String.format(Locale.ROOT, "\\x{%X}-\\x{%X}", c, last));
                    c = last;
                }
            }
        }
        String all = more.isEmpty() ? known : known + "[" + more + "]";
        return less.isEmpty() ? all : "[[" + all + "]&&[^" + less + "]]";
    }
}
