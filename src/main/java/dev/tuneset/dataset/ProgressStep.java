package dev.tuneset.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tuneset.job.Job;
import dev.tuneset.job.Progress;
import dev.tuneset.web.Language;
import dev.tuneset.web.Messages;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.text.NumberFormat;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the progress bar of a page is told. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressStep(@Nullable Double share, String text, boolean done) {
    static ProgressStep of(Job job, Messages messages, Language language) {
        Progress progress = job.progress();
        String words = job.state() == Job.State.WAITING
                ? messages.text(language, "dataset.progress.waiting")
                : words(progress, messages, language);
        return new ProgressStep(
                progress.share().orElse(null), words, !job.state().isLive());
    }

    private static String words(Progress progress, Messages messages, Language language) {
        NumberFormat oneDigit = NumberFormat.getNumberInstance(language.locale());
        oneDigit.setMaximumFractionDigits(1);
        String rate = oneDigit.format(progress.bytesPerSecond() / 1e6);
        return progress.left()
                .map(left -> messages.text(
                        language, "dataset.progress.left", progress.rows(), rate, secondsUp(left), progress.badRows()))
                .orElseGet(
                        () -> messages.text(language, "dataset.progress", progress.rows(), rate, progress.badRows()));
    }

    private static long secondsUp(Duration left) {
        return (left.toMillis() + 999) / 1_000;
    }
}
