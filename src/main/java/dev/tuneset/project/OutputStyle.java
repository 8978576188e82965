package dev.tuneset.project;

/** The shape of the answers the model is to give. */
public enum OutputStyle implements Choice {
    PROSE,
    SHORT,
    JSON,
    CODE
}
