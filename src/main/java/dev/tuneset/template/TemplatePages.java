package dev.tuneset.template;

import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.project.Project;
import dev.tuneset.project.Projects;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The catalogue of chat templates and a page for each. */
@Path("/templates")
@Blocking
public class TemplatePages {
    private static final int PROJECTS_SHOWN = 20;

    private final Templates templates;
    private final Projects projects;
    private final Examples examples;

    TemplatePages(Templates templates, Projects projects, Examples examples) {
        this.templates = templates;
        this.projects = projects;
        this.examples = examples;
    }

    @CheckedTemplate(basePath = "template")
    static class Views {
        private Views() {}

        static native TemplateInstance list(List<ChatTemplate> found, String query, List<Project> projects);

        static native TemplateInstance one(ChatTemplate template, List<String> lines, Example example);
    }

    @GET
    public TemplateInstance list(@QueryParam("q") @Nullable String query) {
        String wanted = query == null ? "" : query.strip();
        List<ChatTemplate> found = templates.builtIn().stream()
                .filter(template -> matches(template, wanted.toLowerCase(Locale.ROOT)))
                .toList();
        return Views.list(found, wanted, projects.list(0, PROJECTS_SHOWN));
    }

    private static boolean matches(ChatTemplate template, String wanted) {
        String all = template.name() + " " + template.title() + " " + template.family() + " "
                + String.join(" ", template.aliases()) + " " + String.join(" ", template.usedBy());
        return all.toLowerCase(Locale.ROOT).contains(wanted);
    }

    @GET
    @Path("{name}")
    public TemplateInstance one(String name) {
        ChatTemplate template = templates.find(name).orElseThrow(NotFoundException::new);
        return Views.one(template, template.source().lines().toList(), examples.of(template));
    }
}
