package dev.tuneset.project;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Builds the frame of a project's pages: {@code frames.of(id, Step.MAP)}. */
@ApplicationScoped
public class Frames {
    private final Projects projects;
    private final List<StepProgress> sources;

    public Frames(Projects projects, @All List<StepProgress> sources) {
        this.projects = projects;
        this.sources = sources;
    }

    /** The frame of a project in use; throws TunesetException when there is none. */
    public Frame of(long projectId, Step current) {
        Project project = projects.get(projectId);
        Set<Step> done = EnumSet.noneOf(Step.class);
        if (project.goal().purpose() != null) {
            done.add(Step.PROJECT);
        }
        sources.forEach(source -> done.addAll(source.done(projectId)));
        List<Frame.Stop> steps = Arrays.stream(Step.values())
                .map(step -> new Frame.Stop(step, step.path(projectId), done.contains(step), step == current))
                .toList();
        return new Frame(project, current, steps);
    }
}
