package dev.tuneset.template;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.project.Frame;
import dev.tuneset.project.Frames;
import dev.tuneset.project.Step;
import dev.tuneset.web.Flash;
import dev.tuneset.web.Form;
import dev.tuneset.web.Page;
import dev.tuneset.web.Redirect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The chat templates and tokenizers that a project brought: list, bring, look at, change. */
@Path("/projects/{project}/templates")
@Blocking
public class OwnPages {
    private final Frames frames;
    private final OwnTemplates own;
    private final OwnTokenizers tokenizers;
    private final Templates templates;
    private final ModelUpload upload;
    private final Examples examples;
    private final Page page;

    OwnPages(
            Frames frames,
            OwnTemplates own,
            OwnTokenizers tokenizers,
            Templates templates,
            ModelUpload upload,
            Examples examples,
            Page page) {
        this.frames = frames;
        this.own = own;
        this.tokenizers = tokenizers;
        this.templates = templates;
        this.upload = upload;
        this.examples = examples;
        this.page = page;
    }

    /** A template of the project and what is measured of it. */
    public record Card(OwnTemplate stored, ChatTemplate template) {}

    /**
     * A template as its page shows it.
     *
     * @param version the one that is looked at
     * @param versions all of them, the newest first
     */
    public record Shown(
            OwnTemplate stored, TemplateVersion version, List<TemplateVersion> versions, ChatTemplate template) {}

    @CheckedTemplate(basePath = "template")
    static class Views {
        private Views() {}

        static native TemplateInstance own(
                Frame frame,
                List<Card> cards,
                List<OwnTokenizer> tokenizers,
                Form form,
                @Nullable SourceExcerpt excerpt);

        static native TemplateInstance mine(
                Frame frame, Shown shown, Example example, Form form, @Nullable SourceExcerpt excerpt);
    }

    @GET
    public TemplateInstance list(long project) {
        return list(project, new Form(), null);
    }

    private TemplateInstance list(long project, Form form, @Nullable SourceExcerpt excerpt) {
        Frame frame = frames.of(project, Step.TEMPLATE);
        List<Card> cards = own.list(project).stream()
                .map(stored -> new Card(stored, templates.measured(stored.name(), own.version(stored, null))))
                .toList();
        return Views.own(frame, cards, tokenizers.list(project), form, excerpt);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(
            long project,
            @RestForm("model_name") @Nullable String name,
            @RestForm("file") @Nullable List<FileUpload> files) {
        String called = name == null ? "" : name;
        try {
            ModelUpload.Taken taken = upload.take(project, called, ProjectTemplatesApi.sent(files));
            page.leave(
                    taken.tokenizers().isEmpty()
                            ? Flash.ok("template.own.taken", String.join(", ", taken.templates()))
                            : Flash.ok(
                                    "template.own.taken.tokenizer",
                                    String.join(", ", taken.templates()),
                                    String.join(", ", taken.tokenizers())));
            return Redirect.to(path(project));
        } catch (TunesetException refused) {
            boolean named = List.of(
                            "own_name", "template_name_missing", "template_name_built_in", "tokenizer_name_built_in")
                    .contains(refused.code());
            Form form = new Form().with("model_name", called).refuse(named ? "model_name" : "file", refused);
            return Response.status(422).entity(list(project, form, null)).build();
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response paste(
            long project,
            @FormParam("name") @Nullable String name,
            @FormParam("source") @Nullable String source,
            @FormParam("special_tokens") @Nullable String tokens) {
        Form form = typed(source, tokens).with("name", name);
        try {
            OwnTemplate saved = own.create(project, form.value("name"), draft(form));
            page.leave(Flash.ok("template.own.saved", saved.name(), saved.version()));
            return Redirect.to(path(project) + "/" + saved.name());
        } catch (TunesetException refused) {
            return Response.status(422)
                    .entity(list(project, refuse(form, refused, "source"), excerpt(form, refused)))
                    .build();
        }
    }

    @GET
    @Path("{name}")
    public TemplateInstance one(long project, String name, @RestQuery @Nullable Integer version) {
        OwnTemplate stored = own.get(project, name);
        TemplateVersion wanted = own.version(stored, version);
        Form form = new Form()
                .with("source", wanted.source())
                .with("special_tokens", SpecialTokenLines.write(wanted.specialTokens()))
                .with("name", name);
        return one(stored, wanted, form, null);
    }

    private TemplateInstance one(
            OwnTemplate stored, TemplateVersion version, Form form, @Nullable SourceExcerpt excerpt) {
        ChatTemplate template = templates.measured(stored.name(), version);
        return Views.mine(
                frames.of(stored.projectId(), Step.TEMPLATE),
                new Shown(stored, version, own.versions(stored), template),
                examples.of(template),
                form,
                excerpt);
    }

    @POST
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            long project,
            String name,
            @FormParam("source") @Nullable String source,
            @FormParam("special_tokens") @Nullable String tokens) {
        OwnTemplate stored = own.get(project, name);
        Form form = typed(source, tokens).with("name", name);
        try {
            OwnTemplate saved = own.save(project, name, draft(form));
            page.leave(Flash.ok("template.own.saved", saved.name(), saved.version()));
            return Redirect.to(path(project) + "/" + saved.name());
        } catch (TunesetException refused) {
            return Response.status(422)
                    .entity(one(
                            stored, own.version(stored, null), refuse(form, refused, "source"), excerpt(form, refused)))
                    .build();
        }
    }

    @POST
    @Path("{name}/rename")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rename(long project, String name, @FormParam("name") @Nullable String newName) {
        OwnTemplate stored = own.get(project, name);
        String wanted = newName == null ? "" : newName;
        try {
            OwnTemplate renamed = own.rename(project, name, wanted);
            page.leave(Flash.ok("template.own.renamed", name, renamed.name()));
            return Redirect.to(path(project) + "/" + renamed.name());
        } catch (TunesetException refused) {
            TemplateVersion version = own.version(stored, null);
            Form form = typed(version.source(), SpecialTokenLines.write(version.specialTokens()))
                    .with("name", wanted);
            return Response.status(422)
                    .entity(one(stored, version, refuse(form, refused, "name"), null))
                    .build();
        }
    }

    @POST
    @Path("{name}/delete")
    public Response delete(long project, String name) {
        OwnTemplate deleted = own.delete(project, name);
        page.leave(Flash.ok("template.own.deleted", name).undoableBy(path(project) + "/" + deleted.id() + "/restore"));
        return Redirect.to(path(project));
    }

    @POST
    @Path("{id}/restore")
    public Response restore(long project, long id) {
        OwnTemplate restored = own.restore(project, id);
        page.leave(Flash.ok("template.own.restored", restored.name()));
        return Redirect.to(path(project) + "/" + restored.name());
    }

    private static String path(long project) {
        return "/projects/" + project + "/templates";
    }

    private static Form typed(@Nullable String source, @Nullable String tokens) {
        // Browsers send what is typed into a form with the line ends of old mail.
        String lines = source == null ? "" : source.replace("\r\n", "\n");
        return new Form().with("source", lines).with("special_tokens", tokens);
    }

    private static TemplateDraft draft(Form form) {
        return new TemplateDraft(form.value("source"), SpecialTokenLines.read(form.value("special_tokens")), "");
    }

    private static Form refuse(Form form, TunesetException refused, String otherwise) {
        String field = refused.field();
        boolean known =
                field != null && List.of("name", "source", "special_tokens").contains(field);
        return form.refuse(known ? String.valueOf(field) : otherwise, refused);
    }

    private static @Nullable SourceExcerpt excerpt(Form form, TunesetException refused) {
        return "source".equals(refused.field())
                ? SourceExcerpt.of(form.value("source"), (int) refused.line(), (int) refused.column())
                : null;
    }
}
