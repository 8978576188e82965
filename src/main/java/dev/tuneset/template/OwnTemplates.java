package dev.tuneset.template;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.Catalogue;
import dev.tuneset.project.Projects;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done with the chat templates of a project. A deleted one can be taken back for thirty days. */
@ApplicationScoped
public class OwnTemplates {
    static final int TEMPLATES_MAX = 100;
    static final int VERSIONS_MAX = 1000;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Catalogue catalogue = new Catalogue();
    private final Projects projects;
    private final Event<TemplateRenamed> renamed;
    private final Clock clock;

    public OwnTemplates(Projects projects, Event<TemplateRenamed> renamed, Clock clock) {
        this.projects = projects;
        this.renamed = renamed;
        this.clock = clock;
    }

    /** The chat templates of a project by name. */
    @Transactional
    public List<OwnTemplate> list(long projectId) {
        projects.get(projectId);
        return OwnTemplate.list("projectId = ?1 and deletedAt is null order by name", projectId);
    }

    @Transactional
    public Optional<OwnTemplate> find(long projectId, String name) {
        return OwnTemplate.find("projectId = ?1 and liveName = ?2", projectId, name)
                .firstResultOptional();
    }

    /** The chat template with this name; throws {@code no_such_template}. */
    @Transactional
    public OwnTemplate get(long projectId, String name) {
        projects.get(projectId);
        return find(projectId, name).orElseThrow(() -> missing(name));
    }

    /** The versions of a chat template, the newest first. */
    @Transactional
    public List<TemplateVersion> versions(OwnTemplate template) {
        return TemplateVersion.list("templateId = ?1 order by number desc", template.id());
    }

    /** A version of a chat template, the newest when no number is given; throws {@code no_such_template_version}. */
    @Transactional
    public TemplateVersion version(OwnTemplate template, @Nullable Integer number) {
        int wanted = number == null ? template.version() : number;
        return TemplateVersion.<TemplateVersion>find("templateId = ?1 and number = ?2", template.id(), wanted)
                .firstResultOptional()
                .orElseThrow(() -> new TunesetException(
                        Problem.NOT_FOUND,
                        "no_such_template_version",
                        "The chat template \"" + template.name() + "\" has no version " + wanted + ".",
                        template.name(),
                        wanted));
    }

    /** Saves a chat template under a name that is free. */
    public OwnTemplate create(long projectId, String name, TemplateDraft draft) {
        return inOrder(() -> {
            String good = freeName(projectId, name);
            return saved(projectId, good, draft);
        });
    }

    /** Saves a chat template: a new version of the one with that name, or a new one. What says the same is not saved again. */
    public OwnTemplate save(long projectId, String name, TemplateDraft draft) {
        Map<String, TemplateDraft> one = new LinkedHashMap<>();
        one.put(name, draft);
        return saveAll(projectId, one).get(0);
    }

    /** Saves several chat templates by name, or none when one of them is refused. */
    public List<OwnTemplate> saveAll(long projectId, Map<String, TemplateDraft> drafts) {
        return inOrder(() -> drafts.entrySet().stream()
                .map(entry -> saved(projectId, usable(entry.getKey()), entry.getValue()))
                .toList());
    }

    /** Refuses what {@link #saveAll} would refuse of the drafts themselves. */
    void check(Map<String, TemplateDraft> drafts) {
        drafts.forEach((name, draft) -> draft.check(usable(name)));
    }

    /** Gives a chat template another name; recipes of the project follow. */
    public OwnTemplate rename(long projectId, String name, String newName) {
        return inOrder(() -> {
            OwnTemplate template = get(projectId, name);
            if (!name.equals(newName.strip())) {
                template.rename(freeName(projectId, newName), now());
                renamed.fire(new TemplateRenamed(projectId, name, template.name()));
            }
            return template;
        });
    }

    /** Puts a chat template away; {@link #restore} brings it back. */
    public OwnTemplate delete(long projectId, String name) {
        return inOrder(() -> {
            OwnTemplate template = get(projectId, name);
            template.delete(now());
            return template;
        });
    }

    /** Takes a deletion back, unless the name is in use again. */
    public OwnTemplate restore(long projectId, long id) {
        return inOrder(() -> {
            projects.get(projectId);
            OwnTemplate template = OwnTemplate.<OwnTemplate>find("projectId = ?1 and id = ?2", projectId, id)
                    .firstResultOptional()
                    .orElseThrow(() -> missing(String.valueOf(id)));
            Optional<OwnTemplate> other = find(projectId, template.name());
            if (other.isPresent() && other.get().id() != id) {
                throw taken(template.name());
            }
            template.restore();
            return template;
        });
    }

    @Transactional
    void purge(@Observes StartupEvent event) {
        OwnTemplate.delete("deletedAt < ?1", now().minus(KEPT));
    }

    private OwnTemplate saved(long projectId, String name, TemplateDraft draft) {
        projects.get(projectId);
        draft.check(name);
        OwnTemplate template = find(projectId, name).orElseGet(() -> fresh(projectId, name));
        if (template.version() > 0 && version(template, null).says(draft)) {
            return template;
        }
        if (template.version() >= VERSIONS_MAX) {
            throw new TunesetException(
                    Problem.LIMIT_REACHED,
                    "too_many_template_versions",
                    "The chat template \"" + name + "\" has " + VERSIONS_MAX + " versions; save it under another name.",
                    name,
                    VERSIONS_MAX);
        }
        new TemplateVersion(template, draft, now()).persist();
        return template;
    }

    private OwnTemplate fresh(long projectId, String name) {
        if (OwnTemplate.count("projectId = ?1 and deletedAt is null", projectId) >= TEMPLATES_MAX) {
            throw new TunesetException(
                    Problem.LIMIT_REACHED,
                    "too_many_templates",
                    "The project has " + TEMPLATES_MAX + " chat templates of its own; delete one first.",
                    TEMPLATES_MAX);
        }
        OwnTemplate template = new OwnTemplate(projectId, name, now());
        template.persist();
        return template;
    }

    private String freeName(long projectId, String name) {
        String good = usable(name);
        if (find(projectId, good).isPresent()) {
            throw taken(good);
        }
        return good;
    }

    private String usable(String name) {
        String good = OwnName.good(name);
        if (catalogue.find(good).isPresent()) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "template_name_built_in",
                            "\"" + good + "\" is the name of a built-in chat template; choose another.",
                            good)
                    .inField("name");
        }
        return good;
    }

    private synchronized <T> T inOrder(java.util.concurrent.Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private static TunesetException taken(String name) {
        return new TunesetException(
                        Problem.BAD_REQUEST,
                        "template_name_taken",
                        "The project has a chat template \"" + name + "\" already.",
                        name)
                .inField("name");
    }

    private static TunesetException missing(String name) {
        return new TunesetException(
                Problem.NOT_FOUND,
                "no_such_template",
                "The project has no chat template \"" + name + "\" of its own.",
                name);
    }

    private Instant now() {
        return clock.instant();
    }
}
