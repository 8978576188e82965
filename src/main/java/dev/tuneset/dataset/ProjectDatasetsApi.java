package dev.tuneset.dataset;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.job.Job;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The datasets of a project by REST. */
@Path("/api/v1/projects/{project}/datasets")
@Tag(name = "datasets")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ProjectDatasetsApi {
    private final Datasets datasets;

    ProjectDatasetsApi(Datasets datasets) {
        this.datasets = datasets;
    }

    @GET
    @Operation(summary = "The datasets of a project, the newest first")
    public List<DatasetView> list(long project) {
        return datasets.list(project).stream()
                .map(dataset ->
                        DatasetView.of(dataset, datasets.job(dataset.id()).orElse(null)))
                .toList();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Upload a file as the body, and import it unless import=false")
    public Response upload(
            long project,
            @RestQuery @DefaultValue("data") String name,
            @RestHeader("Content-Length") @Nullable Long length,
            @BeanParam UploadQuery query,
            InputStream body) {
        SourceOptions given = query.options();
        return imported(datasets.upload(project, name, body, length == null ? -1 : length, given), given, query);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Upload files as a form's parts called file, and import them unless import=false",
            description = "Several files become one dataset; its column source_file says where a row came from.")
    public Response uploadParts(
            long project,
            @RestQuery @Nullable String name,
            @BeanParam UploadQuery query,
            @RestForm("file") @Nullable List<FileUpload> files)
            throws IOException {
        if (files == null || files.isEmpty()) {
            throw new TunesetException(
                            Problem.BAD_REQUEST, "file_missing", "The form has no part called \"file\". Choose a file.")
                    .inField("file");
        }
        SourceOptions given = query.options();
        return imported(datasets.upload(project, name, files, given), given, query);
    }

    /** Nothing stays of a file whose import fails while its sender waits. */
    private Response imported(Dataset dataset, SourceOptions given, UploadQuery query) {
        long id = dataset.id();
        if (query.isImported()) {
            try {
                Job job = datasets.startImport(id, given);
                DatasetApi.awaitGood(job, query.waitSeconds());
            } catch (TunesetException e) {
                datasets.delete(id);
                throw e;
            }
        }
        return Response.created(URI.create("/api/v1/datasets/" + id))
                .entity(DatasetView.of(datasets.get(id), datasets.job(id).orElse(null)))
                .build();
    }
}
