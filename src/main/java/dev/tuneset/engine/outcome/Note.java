package dev.tuneset.engine.outcome;

/**
 * One thing that was done to a row, or the ground on which it was refused.
 *
 * @param detail one English sentence: what, where, and where it helps what to do
 */
public record Note(Reason reason, String detail) {}
