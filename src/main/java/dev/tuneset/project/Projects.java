package dev.tuneset.project;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with projects. A deleted project can be taken back for thirty days. */
@ApplicationScoped
public class Projects {
    static final Duration KEPT = Duration.ofDays(30);

    private final Jobs jobs;
    private final Clock clock;

    public Projects(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Projects in use, the one changed last first. */
    @Transactional
    public List<Project> list(int offset, int limit) {
        return Project.<Project>find("deletedAt is null order by changedAt desc, id desc")
                .range(offset, offset + limit - 1)
                .list();
    }

    /** How many projects are in use. */
    @Transactional
    public long count() {
        return Project.count("deletedAt is null");
    }

    /** The projects deleted last that can be taken back. */
    @Transactional
    public List<Project> deleted(int limit) {
        return Project.<Project>find("deletedAt is not null order by deletedAt desc, id desc")
                .range(0, limit - 1)
                .list();
    }

    /** The project in use with this id; throws TunesetException when there is none. */
    @Transactional
    public Project get(long id) {
        Project project = any(id);
        if (project.deletedAt() != null) {
            throw missing(id);
        }
        return project;
    }

    /** A new project whose goal is open. */
    @Transactional
    public Project create(String name) {
        return create(name, Goal.OPEN);
    }

    @Transactional
    public Project create(String name, Goal goal) {
        Project project = new Project(goodName(name), goal, now());
        project.persist();
        return project;
    }

    /** Changes what is given and leaves the rest. */
    @Transactional
    public Project change(long id, @Nullable String name, @Nullable Goal goal) {
        Project project = get(id);
        project.change(name == null ? project.name() : goodName(name), goal == null ? project.goal() : goal, now());
        return project;
    }

    /** Hides the project; {@link #restore} brings it back. Refused while it is being worked on. */
    @Transactional
    public Project delete(long id) {
        Project project = get(id);
        jobs.requireUnused(key(id));
        project.delete(now());
        return project;
    }

    /** Takes a deletion back; a project in use stays as it is. */
    @Transactional
    public Project restore(long id) {
        Project project = any(id);
        project.restore();
        return project;
    }

    /** What work in the background calls the project it needs. */
    public static String key(long id) {
        return "project-" + id;
    }

    /** Removes what was deleted more than thirty days ago, with everything that belongs to it; returns how many. */
    @Transactional
    public long purge() {
        return Project.delete("deletedAt < ?1", now().minus(KEPT));
    }

    private static Project any(long id) {
        return Project.<Project>findByIdOptional(id).orElseThrow(() -> missing(id));
    }

    private static TunesetException missing(long id) {
        return new TunesetException(
                Problem.NOT_FOUND, "no_such_project", "There is no project " + id + ", or it was deleted.", id);
    }

    private static String goodName(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty()) {
            throw new TunesetException(Problem.BAD_REQUEST, "project_name_missing", "Give the project a name.")
                    .inField("name");
        }
        if (trimmed.codePointCount(0, trimmed.length()) > Project.NAME_MAX || trimmed.length() > 2 * Project.NAME_MAX) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "project_name_long",
                            "The project's name has more than " + Project.NAME_MAX + " characters; shorten it.",
                            Project.NAME_MAX)
                    .inField("name");
        }
        if (trimmed.codePoints().anyMatch(Character::isISOControl)) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "project_name_control",
                            "The project's name contains a line break or another control character; remove it.")
                    .inField("name");
        }
        return trimmed;
    }

    private Instant now() {
        return clock.instant();
    }
}
