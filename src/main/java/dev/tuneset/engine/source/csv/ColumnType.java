package dev.tuneset.engine.source.csv;

/** The types pandas gives to a CSV column. */
enum ColumnType {
    INTEGER("int64"),
    /** Integers with missing values among them: read as integers, then made doubles. */
    INTEGER_WITH_MISSING("float64"),
    UNSIGNED("uint64"),
    DECIMAL("float64"),
    BOOLEAN("bool"),
    TEXT("string"),
    /** Text in which missing values stay as they are written: pandas falls back to it when integers do not fit one type. */
    TEXT_VERBATIM("string");

    final String label;

    ColumnType(String label) {
        this.label = label;
    }
}
