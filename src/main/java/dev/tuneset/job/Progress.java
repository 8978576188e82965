package dev.tuneset.job;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a job is.
 *
 * @param rows rows read so far, bad rows included
 * @param badRows rows that could not be read or used
 * @param bytesRead bytes of the source read so far
 * @param bytesTotal bytes of the whole source, or -1 when unknown
 * @param elapsed time since the work began
 */
public record Progress(long rows, long badRows, long bytesRead, long bytesTotal, Duration elapsed) {
    /** Nothing done yet. */
    public static final Progress NONE = new Progress(0, 0, 0, -1, Duration.ZERO);

    /** From 0 to 1; empty when the size of the source is unknown. */
    public Optional<Double> share() {
        return bytesTotal <= 0 ? Optional.empty() : Optional.of(Math.min(1.0, (double) bytesRead / bytesTotal));
    }

    public long bytesPerSecond() {
        return perSecond(bytesRead);
    }

    public long rowsPerSecond() {
        return perSecond(rows);
    }

    /** Time left at the rate so far; empty while nothing can be said. */
    public Optional<Duration> left() {
        return share().filter(share -> share > 0 && elapsed.toMillis() >= 500)
                .map(share -> Duration.ofMillis(Math.round(elapsed.toMillis() * (1 - share) / share)));
    }

    private long perSecond(long count) {
        long millis = elapsed.toMillis();
        return millis == 0 ? 0 : Math.round(count * 1_000.0 / millis);
    }
}
