package dev.tuneset.dataset;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.project.Frame;
import dev.tuneset.project.Frames;
import dev.tuneset.project.Step;
import dev.tuneset.web.Form;
import dev.tuneset.web.Messages;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The data step of a project: its datasets, and bringing in another. */
@Path("/projects/{project}/data")
@Blocking
public class DataPages {
    private final Datasets datasets;
    private final Frames frames;
    private final Messages messages;
    private final Page page;

    DataPages(Datasets datasets, Frames frames, Messages messages, Page page) {
        this.datasets = datasets;
        this.frames = frames;
        this.messages = messages;
        this.page = page;
    }

    @CheckedTemplate(basePath = "dataset")
    static class Templates {
        private Templates() {}

        static native TemplateInstance data(Frame frame, List<Dataset> datasets, List<Dataset> deleted, Form form);
    }

    @GET
    public TemplateInstance show(long project) {
        return show(project, new Form());
    }

    private TemplateInstance show(long project, Form form) {
        Frame frame = frames.of(project, Step.DATA);
        return Templates.data(frame, datasets.list(project), datasets.deleted(project), form);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(long project, @RestForm("file") @Nullable List<FileUpload> file) throws IOException {
        List<FileUpload> files = file == null
                ? List.of()
                : file.stream().filter(one -> !one.fileName().isEmpty()).toList();
        if (files.isEmpty()) {
            return again(project, new Form().refuse("file", "error.file_missing"));
        }
        return take(project, new Form(), "file", () -> datasets.upload(project, null, files, SourceOptions.GUESSED));
    }

    @POST
    @Path("paste")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response paste(long project, @FormParam("text") @Nullable String text) throws IOException {
        if (text == null || text.isBlank()) {
            return again(project, new Form().refuse("text", "error.text_missing"));
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return take(
                project,
                new Form().with("text", text),
                "text",
                () -> datasets.upload(
                        project,
                        nameOfPasted(text),
                        new ByteArrayInputStream(bytes),
                        bytes.length,
                        SourceOptions.GUESSED));
    }

    /** What is pasted has no name that tells its kind; a few rows alone do not tell either. */
    private static String nameOfPasted(String text) {
        String start = text.stripLeading();
        if (start.startsWith("[")) {
            return "pasted.json";
        }
        return start.startsWith("{") ? "pasted.jsonl" : "pasted.csv";
    }

    /** Brings something in. */
    @FunctionalInterface
    private interface Taking {
        Dataset take() throws IOException;
    }

    private Response take(long project, Form form, String field, Taking taking) throws IOException {
        try {
            return Redirect.to("/datasets/" + taking.take().id() + "/import");
        } catch (TunesetException refused) {
            return again(
                    project,
                    form.refuse(field, "dataset.says", Mishap.of(refused).words(messages, page.language())));
        }
    }

    private Response again(long project, Form form) {
        return Response.status(422).entity(show(project, form)).build();
    }
}
