package dev.tuneset.run;

import java.util.List;

/**
 * What a run would write, seen on a sample of the rows.
 *
 * @param files their names, and the text of the small ones that the pack brings
 * @param first the first records, as JSON
 * @param report what the run would say of the sample
 * @param sampled rows looked at
 * @param total rows of the dataset
 */
public record Rehearsal(List<File> files, List<String> first, ReportView report, long sampled, long total) {
    /** A file to be written; {@code text} is empty for data. */
    public record File(String name, String text) {}

    public boolean isWhole() {
        return sampled == total;
    }
}
