package dev.tuneset.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files of a dataset as its page shows them, those to look at first.
 *
 * @param all how many there are
 * @param warned how many of them gave nothing, or not all
 */
public record FilesPart(List<FilesRead.Line> shown, int all, long warned) {
    private static final int SHOWN_MAX = 200;

    static FilesPart of(List<FilesRead.Line> files) {
        List<FilesRead.Line> sorted = new ArrayList<>(files);
        if (files.size() > SHOWN_MAX) {
            sorted.sort(Comparator.comparing(FilesRead.Line::isWarned).reversed());
        }
        return new FilesPart(
                sorted.subList(0, Math.min(SHOWN_MAX, sorted.size())),
                files.size(),
                files.stream().filter(FilesRead.Line::isWarned).count());
    }

    public boolean isCut() {
        return shown.size() < all;
    }
}
