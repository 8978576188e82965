package dev.tuneset.engine.pack;

import java.util.List;

/**
 * What a user wants to know of a pack before choosing it.
 *
 * @param title the tool's name in the field
 * @param summary one English sentence
 * @param formats the target formats it takes, the most usual first
 * @param files what it writes beside the data
 * @param command how training begins, in the pack's folder
 * @param rowsMin the fewest examples for training that the tool, or sense, asks for
 * @param notes what to know of the tool, one English sentence each
 */
public record PackCard(
        String title,
        String summary,
        List<String> formats,
        List<String> files,
        String command,
        long rowsMin,
        List<String> notes) {
    public PackCard {
        formats = List.copyOf(formats);
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }
}
