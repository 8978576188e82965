package dev.tuneset.project;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What can be done with projects. A deleted project can be taken back for thirty days. */
@ApplicationScoped
public class Projects {
    static final Duration KEPT = Duration.ofDays(30);

    private final Clock clock;

    public Projects(Clock clock) {
        this.clock = clock;
    }

    /** All projects in use, the one touched last first. */
    @Transactional
    public List<Project> list() {
        return Project.list("deletedAt is null order by changedAt desc, id desc");
    }

    /** Deleted projects that can be taken back, the last one first. */
    @Transactional
    public List<Project> deleted() {
        return Project.list("deletedAt is not null order by deletedAt desc, id desc");
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

    @Transactional
    public Project create(String name) {
        Project project = new Project(goodName(name), now());
        project.persist();
        return project;
    }

    @Transactional
    public Project rename(long id, String name) {
        Project project = get(id);
        project.rename(goodName(name), now());
        return project;
    }

    @Transactional
    public Project aim(long id, Goal goal) {
        Project project = get(id);
        project.aim(goal, now());
        return project;
    }

    /** Hides the project; {@link #restore} brings it back. */
    @Transactional
    public Project delete(long id) {
        Project project = get(id);
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
