package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;

/** The ways in which only a Parquet file is refused, each as one sentence with the file's name. */
final class ParquetFailure {
    private ParquetFailure() {}

    static TunesetException notParquet(String name, String why) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE, "not_parquet", name + " is not a whole Parquet file: " + why, name);
    }

    static TunesetException encrypted(String name) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE,
                "encrypted",
                name + " is encrypted; write it again without encryption and import that file",
                name);
    }
}
