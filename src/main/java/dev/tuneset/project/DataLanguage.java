package dev.tuneset.project;

/** The language the examples are written in. */
public enum DataLanguage implements Choice {
    ENGLISH,
    CHINESE,
    MIXED,
    OTHER
}
