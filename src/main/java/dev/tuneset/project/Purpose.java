package dev.tuneset.project;

/** What a project's data is to teach. */
public enum Purpose implements Choice {
    CHAT,
    INSTRUCTIONS,
    CLASSIFICATION,
    REASONING,
    CONTINUED_PRETRAINING
}
