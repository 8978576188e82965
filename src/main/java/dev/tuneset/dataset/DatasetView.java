package dev.tuneset.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.job.Job;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dataset as REST answers it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetView(
        long id,
        @JsonProperty("project_id") long projectId,
        String name,
        @JsonProperty("file_name") String fileName,
        String status,
        String kind,
        List<String> columns,
        long rows,
        @JsonProperty("bad_rows") long badRows,
        long bytes,
        String sha256,
        ReadOptions options,
        List<Guess.Finding> findings,
        List<Mishap> problems,
        @Nullable JobView progress,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("changed_at") Instant changedAt) {
    static DatasetView of(Dataset dataset, @Nullable Job job) {
        return new DatasetView(
                dataset.id(),
                dataset.projectId(),
                dataset.name(),
                dataset.fileName(),
                dataset.status().wire(),
                dataset.kind(),
                dataset.columns(),
                dataset.rows(),
                dataset.badRows(),
                dataset.bytes(),
                dataset.blobHash(),
                dataset.options(),
                dataset.findings(),
                problems(dataset),
                dataset.status() == Status.IMPORTING && job != null ? JobView.of(job) : null,
                dataset.createdAt(),
                dataset.changedAt());
    }

    private static List<Mishap> problems(Dataset dataset) {
        List<Mishap> problems = new ArrayList<>();
        Mishap problem = dataset.problem();
        if (problem != null) {
            problems.add(problem);
        }
        if (dataset.badRows() > 0) {
            problems.add(Mishap.of(
                    "bad_rows",
                    dataset.badRows() + " of " + (dataset.rows() + dataset.badRows())
                            + " rows could not be read; /datasets/" + dataset.id() + "/bad-rows lists them.",
                    dataset.badRows(),
                    dataset.rows() + dataset.badRows()));
        }
        return problems;
    }
}
