package dev.tuneset.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.job.Job;
import dev.tuneset.job.Jobs;
import dev.tuneset.job.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs as REST answers them. */
@ApplicationScoped
public class RunTrees {
    private final Jobs jobs;
    private final ObjectMapper json;

    RunTrees(Jobs jobs, ObjectMapper json) {
        this.jobs = jobs;
        this.json = json;
    }

    /** A run with its progress while it lives, its report once it is done, and why it failed if it did. */
    Map<String, @Nullable Object> of(StoredRun run) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", run.id());
        tree.put("project_id", run.projectId());
        tree.put("recipe_id", run.recipeId());
        tree.put("dataset_id", run.datasetId());
        tree.put("source", run.source());
        tree.put("status", run.status().wire());
        tree.put(
                "progress",
                jobs.find(Runs.key(run.id())).map(RunTrees::progress).orElse(null));
        tree.put("report", run.report() == null ? null : parsed(run.report()));
        tree.put("problem", run.problem() == null ? null : parsed(run.problem()));
        tree.put("started_at", run.startedAt().toString());
        tree.put("ended_at", run.endedAt() == null ? null : run.endedAt().toString());
        return tree;
    }

    /** What the pack of a finished run calls the dataset. */
    Optional<String> packName(StoredRun run) {
        if (run.report() != null
                && parsed(run.report()) instanceof Map<?, ?> report
                && report.get("pack") instanceof Map<?, ?> pack) {
            return Optional.of(String.valueOf(pack.get("name")));
        }
        return Optional.empty();
    }

    static Map<String, @Nullable Object> progress(Job job) {
        Progress progress = job.progress();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("state", job.state().wire());
        tree.put("rows", progress.rows());
        tree.put("bytes_read", progress.bytesRead());
        tree.put("bytes_total", progress.bytesTotal() < 0 ? null : progress.bytesTotal());
        tree.put("bytes_per_second", progress.bytesPerSecond());
        tree.put("seconds", progress.elapsed().toMillis() / 1000.0);
        tree.put("share", progress.share().orElse(null));
        return tree;
    }

    private Object parsed(String text) {
        try {
            return json.readValue(text, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
