package dev.tuneset.engine.format.ranked;

import dev.tuneset.engine.example.Example.Completion;

/**
 * One of several answers.
 *
 * @param plain whether it came as text
 */
record ScoredAnswer(Completion completion, boolean plain) {}
