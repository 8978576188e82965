package dev.tuneset.engine.run;

/**
 * A file of a finished run.
 *
 * @param sha256 lower-case hexadecimal
 * @param records records in a data file, entries in the ledger; 0 for others
 */
public record Artifact(String name, long bytes, String sha256, long records) {}
