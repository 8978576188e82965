package dev.tuneset.project;

/** Where the raw data comes from. */
public enum Origin implements Choice {
    TABLES,
    CONVERSATIONS,
    DOCUMENTS,
    GENERATED
}
