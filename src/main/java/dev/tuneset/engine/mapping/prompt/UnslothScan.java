package dev.tuneset.engine.mapping.prompt;

import java.util.ArrayList;
import java.util.List;

/** Finds what Unsloth's regular expressions find. */
final class UnslothScan {
    private UnslothScan() {}

    /** Matches of <code>\{(.+?)\}</code>: the shortest text of at least one character and without line feed between braces. */
    static List<String> columns(String text) {
        List<String> columns = new ArrayList<>();
        int open = text.indexOf('{');
        while (open >= 0) {
            int close = text.indexOf('}', open + 2);
            if (close < 0) {
                break;
            }
            int feed = text.indexOf('\n', open);
            if (feed >= 0 && feed < close) {
                open = text.indexOf('{', open + 1);
            } else {
                columns.add(text.substring(open + 1, close));
                open = text.indexOf('{', close + 1);
            }
        }
        return columns;
    }

    /** Starts and ends of the matches of <code>\[\[.+?\]\]</code>, where the dot matches line feeds as well. */
    static List<int[]> optionals(String text) {
        List<int[]> spans = new ArrayList<>();
        int open = text.indexOf("[[");
        while (open >= 0) {
            int close = text.indexOf("]]", open + 3);
            if (close < 0) {
                break;
            }
            spans.add(new int[] {open, close + 2});
            open = text.indexOf("[[", close + 2);
        }
        return spans;
    }
}
