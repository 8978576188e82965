package dev.tuneset.project;

import java.util.List;

/**
 * What every page of a project shows around itself: its name, its steps and which of them is open.
 *
 * @param project the project
 * @param current the step the page belongs to
 * @param steps all steps in order
 */
public record Frame(Project project, Step current, List<Stop> steps) {
    /** One step in the bar. */
    public record Stop(Step step, String path, boolean done, boolean current) {}
}
