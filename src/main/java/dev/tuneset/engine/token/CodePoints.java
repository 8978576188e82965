package dev.tuneset.engine.token;

import java.util.BitSet;

/** A set of code points, written as hexadecimal numbers and ranges between spaces. */
final class CodePoints {
    private final BitSet members = new BitSet();

    private CodePoints() {}

    static CodePoints of(String ranges) {
        CodePoints points = new CodePoints();
        for (String range : ranges.strip().split("\\s+", -1)) {
            int dash = range.indexOf('-');
            int from = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
            int to = dash < 0 ? from : Integer.parseInt(range.substring(dash + 1), 16);
            points.members.set(from, to + 1);
        }
        return points;
    }

    boolean contains(int c) {
        return members.get(c);
    }
}
