package dev.tuneset.dataset;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.Sources;
import dev.tuneset.engine.store.RowStore;
import dev.tuneset.job.Jobs;
import dev.tuneset.project.Frame;
import dev.tuneset.project.Frames;
import dev.tuneset.project.Step;
import dev.tuneset.web.Flash;
import dev.tuneset.web.Form;
import dev.tuneset.web.Language;
import dev.tuneset.web.Messages;
import dev.tuneset.web.Page;
import dev.tuneset.web.Pager;
import dev.tuneset.web.Query;
import dev.tuneset.web.Redirect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** The pages of one dataset: how it is read, its rows, and those that could not be read. */
@Path("/datasets/{id}")
@Blocking
public class DatasetPages {
    private static final int COLUMNS_SHOWN = 50;

    private final Datasets datasets;
    private final Sources sources;
    private final Frames frames;
    private final Jobs jobs;
    private final Messages messages;
    private final Page page;

    DatasetPages(Datasets datasets, Sources sources, Frames frames, Jobs jobs, Messages messages, Page page) {
        this.datasets = datasets;
        this.sources = sources;
        this.frames = frames;
        this.jobs = jobs;
        this.messages = messages;
        this.page = page;
    }

    @CheckedTemplate(basePath = "dataset")
    static class Templates {
        private Templates() {}

        static native TemplateInstance preview(
                Frame frame,
                Dataset dataset,
                List<ColumnHead> heads,
                OptionsPanel panel,
                Preview preview,
                List<RowView> rows,
                @Nullable String trouble);

        static native TemplateInstance rows(
                Frame frame,
                Dataset dataset,
                List<ColumnHead> heads,
                List<RowView> rows,
                Pager pager,
                FilesPart files,
                @Nullable String trouble);

        static native TemplateInstance columns(
                Frame frame, Dataset dataset, List<ColumnHead> heads, String find, Pager pager);

        static native TemplateInstance waiting(
                Frame frame, Dataset dataset, @Nullable ProgressStep step, @Nullable String trouble);

        static native TemplateInstance row(Frame frame, Dataset dataset, RowView row, long last);

        static native TemplateInstance bad(Frame frame, Dataset dataset, List<BadRow> rows, Pager pager);

        static native TemplateInstance about(Frame frame, Dataset dataset, FilesPart files, Form form);
    }

    @GET
    public Response show(
            long id,
            @RestQuery @DefaultValue("0") long offset,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @Nullable Long go)
            throws IOException {
        Dataset dataset = datasets.get(id);
        if (dataset.status() == Status.UPLOADED && !dataset.hasRows()) {
            return Redirect.to(path(id) + "/import");
        }
        if (!dataset.hasRows() || dataset.status() == Status.IMPORTING) {
            return Response.ok(waiting(dataset)).build();
        }
        Slice slice = Slice.of(Math.max(0, offset), Math.max(1, Math.min(Slice.LIMIT_MAX, limit)));
        if (go != null) {
            return goTo(dataset, go, slice.limit());
        }
        return Response.ok(rows(dataset, slice)).build();
    }

    private TemplateInstance rows(Dataset dataset, Slice slice) throws IOException {
        try (RowStore store = datasets.open(dataset.id())) {
            long offset = Math.min(slice.offset(), Math.max(0, store.rows() - 1));
            List<RowView> rows = new ArrayList<>();
            store.forEach(offset, slice.limit(), row -> rows.add(RowView.of(offset + rows.size(), row, Cell.IN_TABLE)));
            String path = at(dataset.id()).with("limit", slice.limit()).path();
            Pager pager = new Pager(path, offset, slice.limit(), store.rows());
            return Templates.rows(
                    frame(dataset),
                    dataset,
                    heads(dataset),
                    rows,
                    pager,
                    files(dataset.id()),
                    words(dataset.problem()));
        }
    }

    /** Rows are numbered from 1 on pages. */
    private static Response goTo(Dataset dataset, long row, int limit) {
        long wanted = Math.max(0, Math.min(dataset.rows(), row) - 1);
        Query page = at(dataset.id()).with("limit", limit).with("offset", wanted / limit * limit);
        return Redirect.to(page + "#row-" + (wanted + 1));
    }

    private TemplateInstance waiting(Dataset dataset) {
        Language language = page.language();
        ProgressStep step = dataset.status() != Status.IMPORTING
                ? null
                : datasets.job(dataset.id())
                        .map(job -> ProgressStep.of(job, messages, language))
                        .orElse(null);
        return Templates.waiting(frame(dataset), dataset, step, words(dataset.problem()));
    }

    @GET
    @Path("progress")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<ProgressStep> progress(long id) {
        Language language = page.language();
        return jobs.watch(Datasets.key(id)).map(job -> ProgressStep.of(job, messages, language));
    }

    @GET
    @Path("rows/{row}")
    public TemplateInstance row(long id, long row) throws IOException {
        Dataset dataset = datasets.get(id);
        try (RowStore store = datasets.open(id)) {
            long offset = Math.max(0, Math.min(row - 1, store.rows() - 1));
            Row found = store.rows(offset, 1).stream().findFirst().orElseThrow(NotFoundException::new);
            return Templates.row(frame(dataset), dataset, RowView.of(offset, found, Cell.ALONE), store.rows());
        }
    }

    @GET
    @Path("bad-rows")
    public TemplateInstance badRows(long id, @RestQuery @DefaultValue("0") long offset) throws IOException {
        Dataset dataset = datasets.get(id);
        int limit = 50;
        try (RowStore store = datasets.open(id)) {
            long from = Math.max(0, Math.min(offset, store.badRows() - 1));
            Pager pager = new Pager(path(id) + "/bad-rows", from, limit, store.badRows());
            return Templates.bad(frame(dataset), dataset, store.badRows(from, limit), pager);
        }
    }

    @GET
    @Path("columns")
    public TemplateInstance columns(
            long id, @RestQuery @DefaultValue("") String find, @RestQuery @DefaultValue("0") long offset) {
        Dataset dataset = datasets.get(id);
        String wanted = find.strip().toLowerCase(Locale.ROOT);
        List<ColumnHead> found = heads(dataset).stream()
                .filter(head -> head.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        int from = (int) Math.max(0, Math.min(offset, found.size() - 1L));
        String path =
                new Query(path(id) + "/columns").withAny("find", find.strip()).path();
        Pager pager = new Pager(path, from, COLUMNS_SHOWN, found.size());
        return Templates.columns(frame(dataset), dataset, found.subList(from, (int) pager.to()), find.strip(), pager);
    }

    private List<ColumnHead> heads(Dataset dataset) {
        return ColumnHead.of(dataset.columns(), datasets.profile(dataset.id()));
    }

    private FilesPart files(long id) {
        return FilesPart.of(datasets.files(id).map(FilesRead::files).orElse(List.of()));
    }

    @GET
    @Path("about")
    public TemplateInstance about(long id) {
        Dataset dataset = datasets.get(id);
        return Templates.about(frame(dataset), dataset, files(id), new Form().with("name", dataset.name()));
    }

    @GET
    @Path("import")
    public TemplateInstance preview(long id, @Context UriInfo uri) {
        Dataset dataset = datasets.get(id);
        MultivaluedMap<String, String> fields = uri.getQueryParameters();
        if (fields.isEmpty()) {
            return preview(dataset, before(dataset), null);
        }
        try {
            return preview(dataset, OptionsForm.read(fields), null);
        } catch (TunesetException refused) {
            return preview(dataset, SourceOptions.GUESSED, Mishap.of(refused));
        }
    }

    /** What was chosen for the last import; everything is guessed before the first. */
    private static SourceOptions before(Dataset dataset) {
        boolean first = dataset.status() == Status.UPLOADED && !dataset.hasRows();
        return first
                ? SourceOptions.GUESSED
                : dataset.nextOptions().withoutGuesses(dataset.findings()).toSource();
    }

    private TemplateInstance preview(Dataset dataset, SourceOptions options, @Nullable Mishap refused) {
        Preview preview = datasets.preview(dataset.id(), options);
        OptionsPanel panel =
                OptionsPanel.of(preview.guess(), sources.kinds(), new PageLanguage(page.language(), messages));
        Mishap trouble = refused == null ? preview.problem() : refused;
        return Templates.preview(
                frame(dataset),
                dataset,
                ColumnHead.plain(preview.columns()),
                panel,
                preview,
                RowView.of(0, preview.rows()),
                words(trouble));
    }

    @POST
    @Path("import")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response startImport(long id, MultivaluedMap<String, String> fields) {
        Dataset dataset = datasets.get(id);
        try {
            SourceOptions given = OptionsForm.read(fields);
            if ("preview".equals(fields.getFirst("do"))) {
                return Response.ok(preview(dataset, given, null)).build();
            }
            datasets.startImport(id, given).await(Duration.ofMillis(400));
            return Redirect.to(path(id));
        } catch (TunesetException refused) {
            return Response.status(422)
                    .entity(preview(dataset, before(dataset), Mishap.of(refused)))
                    .build();
        }
    }

    /** Imports with the options of the import that broke off. */
    @POST
    @Path("again")
    public Response again(long id) {
        datasets.startImport(id, datasets.get(id).nextOptions().toSource()).await(Duration.ofMillis(400));
        return Redirect.to(path(id));
    }

    @POST
    @Path("cancel")
    public Response cancel(long id) {
        if (datasets.cancel(id)) {
            datasets.job(id).ifPresent(job -> job.await(DatasetApi.WAIT));
            page.leave(Flash.ok("dataset.cancelled"));
        }
        return Redirect.to(path(id));
    }

    @POST
    @Path("rename")
    public Response rename(long id, @FormParam("name") @Nullable String name) {
        try {
            page.leave(Flash.ok(
                    "dataset.renamed",
                    datasets.rename(id, name == null ? "" : name).name()));
            return Redirect.to(path(id) + "/about");
        } catch (TunesetException refused) {
            Dataset dataset = datasets.get(id);
            Form form = new Form().with("name", name).refuse("name", refused);
            return Response.status(422)
                    .entity(Templates.about(frame(dataset), dataset, files(id), form))
                    .build();
        }
    }

    @POST
    @Path("delete")
    public Response delete(long id) {
        Dataset dataset = datasets.delete(id);
        page.leave(Flash.ok("dataset.deleted", dataset.name()).undoableBy(path(id) + "/restore"));
        return Redirect.to(Step.DATA.path(dataset.projectId()));
    }

    @POST
    @Path("restore")
    public Response restore(long id) {
        Dataset dataset = datasets.restore(id);
        page.leave(Flash.ok("dataset.restored", dataset.name()));
        return Redirect.to(Step.DATA.path(dataset.projectId()));
    }

    @POST
    @Path("purge")
    public Response purge(long id) {
        Dataset dataset = datasets.purge(id);
        page.leave(Flash.ok("dataset.purged", dataset.name()));
        return Redirect.to(Step.DATA.path(dataset.projectId()));
    }

    private Frame frame(Dataset dataset) {
        return frames.of(dataset.projectId(), Step.DATA);
    }

    /** The words of the page. */
    private record PageLanguage(Language language, Messages messages) implements OptionsPanel.Words {
        @Override
        public Optional<String> find(String key) {
            return messages.find(language, key);
        }

        @Override
        public boolean isEnglish() {
            return language == Language.EN;
        }
    }

    private @Nullable String words(@Nullable Mishap mishap) {
        return mishap == null ? null : mishap.words(messages, page.language());
    }

    private static Query at(long id) {
        return new Query(path(id));
    }

    private static String path(long id) {
        return "/datasets/" + id;
    }
}
