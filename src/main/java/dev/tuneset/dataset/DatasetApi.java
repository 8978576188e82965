package dev.tuneset.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.job.Job;
import dev.tuneset.job.Jobs;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Datasets by REST. */
@Path("/api/v1/datasets/{id}")
@Tag(name = "datasets")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class DatasetApi {
    static final Duration WAIT = Duration.ofSeconds(30);

    private final Datasets datasets;
    private final Jobs jobs;

    DatasetApi(Datasets datasets, Jobs jobs) {
        this.datasets = datasets;
        this.jobs = jobs;
    }

    /** The body of a change. */
    @RegisterForReflection
    public record Change(@JsonProperty("name") @Nullable String name) {}

    @GET
    @Operation(summary = "A dataset: how it is read, how many rows it has, and what is wrong with it")
    public DatasetView get(long id) {
        return view(id);
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Rename a dataset")
    public DatasetView change(long id, @Nullable Change change) {
        datasets.rename(id, change == null || change.name() == null ? "" : change.name());
        return view(id);
    }

    @DELETE
    @Operation(summary = "Delete a dataset and its recipes; for thirty days it can be restored")
    public void delete(long id) {
        datasets.delete(id);
    }

    @POST
    @Path("restore")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take a deletion back")
    public DatasetView restore(long id) {
        return DatasetView.of(datasets.restore(id), null);
    }

    @POST
    @Path("purge")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Remove a deleted dataset for good, with its rows and its file")
    public void purge(long id) {
        datasets.purge(id);
    }

    @GET
    @Path("rows")
    @Operation(summary = "Some rows, from an offset counted from 0")
    public Response rows(long id, @RestQuery @DefaultValue("0") long offset, @RestQuery @DefaultValue("50") int limit) {
        Slice slice = Slice.of(offset, limit);
        return Streams.json(
                datasets.open(id), (store, out) -> RowsWriter.rows(store, slice.offset(), slice.limit(), out));
    }

    @GET
    @Path("bad-rows")
    @Operation(summary = "Some of the rows that could not be read, with their place, the reason and the raw text")
    public Response badRows(
            long id, @RestQuery @DefaultValue("0") long offset, @RestQuery @DefaultValue("50") int limit) {
        Slice slice = Slice.of(offset, limit);
        return Streams.json(
                datasets.open(id), (store, out) -> RowsWriter.badRows(store, slice.offset(), slice.limit(), out));
    }

    @GET
    @Path("bad-rows/download")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "All rows that could not be read, as JSONL")
    public Response downloadBadRows(long id) {
        return Streams.download(datasets.open(id), "bad-rows-" + id + ".jsonl", RowsWriter::badRowLines);
    }

    @GET
    @Path("profile")
    @Operation(summary = "What each column is like: type, missing and different values, lengths and numbers")
    public Response profile(long id) {
        return Response.ok(datasets.profileFile(id).toFile(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    @GET
    @Path("files")
    @Operation(summary = "What became of each of several files: kind, encoding, rows read and not read")
    public FilesRead files(long id) {
        return datasets.files(id).orElse(new FilesRead(List.of()));
    }

    @GET
    @Path("file")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "The file as it was uploaded")
    public Response file(long id) {
        Dataset dataset = datasets.get(id);
        return Streams.attachment(dataset.fileName())
                .entity(datasets.file(dataset).toFile())
                .build();
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The first rows as they would be read with these options; nothing is imported")
    public Response preview(long id, @Nullable ReadOptions options) {
        Preview preview = datasets.preview(id, source(options));
        StreamingOutput body = out -> RowsWriter.preview(preview, out);
        return Response.ok(body).build();
    }

    @PUT
    @Path("options")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Import the file with these options; rows of an import before stay until the new ones are there")
    public DatasetView options(long id, @Nullable ReadOptions options, @RestQuery @Nullable Integer wait) {
        awaitGood(datasets.startImport(id, source(options)), wait);
        return view(id);
    }

    @POST
    @Path("cancel")
    @Operation(summary = "Stop an import")
    public DatasetView cancel(long id) {
        datasets.cancel(id);
        datasets.job(id).ifPresent(job -> job.await(WAIT));
        return view(id);
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "The progress of an import as server-sent events, until it ends")
    public Multi<JobView> events(long id) {
        datasets.get(id);
        return jobs.watch(Datasets.key(id)).map(JobView::of);
    }

    private DatasetView view(long id) {
        return DatasetView.of(datasets.get(id), datasets.job(id).orElse(null));
    }

    static SourceOptions source(@Nullable ReadOptions options) {
        return options == null ? SourceOptions.GUESSED : options.toSource();
    }

    /** Waits for a job as many seconds as wanted, up to five minutes; throws what it failed with. */
    static void awaitGood(Job job, @Nullable Integer seconds) {
        Duration limit = seconds == null ? WAIT : Duration.ofSeconds(Math.max(0, Math.min(300, seconds)));
        if (job.await(limit)) {
            job.failure().ifPresent(failure -> {
                throw failure;
            });
        }
    }
}
