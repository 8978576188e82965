package dev.tuneset.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tuneset.job.Job;
import dev.tuneset.job.Progress;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far an import is, as REST answers it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobView(
        String state,
        long rows,
        @JsonProperty("bad_rows") long badRows,
        @JsonProperty("bytes_read") long bytesRead,
        @JsonProperty("bytes_total") @Nullable Long bytesTotal,
        @Nullable Double share,
        @JsonProperty("rows_per_second") long rowsPerSecond,
        @JsonProperty("bytes_per_second") long bytesPerSecond,
        @JsonProperty("seconds_elapsed") double secondsElapsed,
        @JsonProperty("seconds_left") @Nullable Double secondsLeft) {
    static JobView of(Job job) {
        Progress progress = job.progress();
        return new JobView(
                job.state().wire(),
                progress.rows(),
                progress.badRows(),
                progress.bytesRead(),
                progress.bytesTotal() < 0 ? null : Long.valueOf(progress.bytesTotal()),
                progress.share().orElse(null),
                progress.rowsPerSecond(),
                progress.bytesPerSecond(),
                seconds(progress.elapsed()),
                progress.left().map(JobView::seconds).orElse(null));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
