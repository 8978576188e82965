package dev.tuneset.dataset;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;

/** Names of files and datasets as users give them: for showing only, never for a path. */
final class FileName {
    private FileName() {}

    /** The last part of a file's name, without anything that cannot be shown; {@code data} when nothing is left. */
    static String of(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = last.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return clean.isEmpty() ? "data" : end(clean);
    }

    /** A name a user chose; throws {@code dataset_name_missing} or {@code dataset_name_long}. */
    static String chosen(String given) {
        String name = given.strip();
        if (name.isEmpty() || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new TunesetException(
                            Problem.BAD_REQUEST, "dataset_name_missing", "Give the dataset a name of one line.")
                    .inField("name");
        }
        if (name.codePointCount(0, name.length()) > Dataset.NAME_MAX) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "dataset_name_long",
                            "The name has more than " + Dataset.NAME_MAX + " characters; shorten it.",
                            Dataset.NAME_MAX)
                    .inField("name");
        }
        return name;
    }

    /** The end of a name says what kind of file it is, so the beginning is cut. */
    private static String end(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= Dataset.NAME_MAX
                ? name
                : name.substring(name.offsetByCodePoints(0, length - Dataset.NAME_MAX));
    }
}
