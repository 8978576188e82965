package dev.tuneset.render;

import dev.tuneset.recipe.SavedRecipe;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks up what the last check knows, for the page of a row. */
@ApplicationScoped
public class Standings {
    private final RenderChecks checks;

    Standings(RenderChecks checks) {
        this.checks = checks;
    }

    /**
     * What is known with these settings, seen from a row.
     *
     * @param find the mark of the way that is being gone, or {@code null}
     */
    Standing of(SavedRecipe saved, RenderSettings settings, long row, @Nullable String find) {
        Optional<LastCheck> last = settings.template().isEmpty() ? Optional.empty() : checks.last(saved.id());
        if (last.isEmpty()) {
            return Standing.NONE;
        }
        try (LastCheck check = last.get()) {
            if (!checks.holds(check, saved, settings)) {
                return Standing.NONE;
            }
            return check.settings().equals(settings) ? same(check, row, find) : other(check, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Standing other(LastCheck check, RenderSettings settings) throws IOException {
        long rendered = check.report().examples() - check.report().refused();
        long fitting = settings.limit() == 0 ? rendered : check.file().fitting(settings.limit());
        return new Standing("other", rendered == 0 ? null : (double) fitting / rendered, List.of());
    }

    private static Standing same(LastCheck check, long row, @Nullable String find) throws IOException {
        List<RowMark> marks =
                RowMark.values().stream().filter(mark -> check.count(mark) > 0).toList();
        long[] next = check.file().next(row, marks);
        for (int i = 0; i < next.length; i++) {
            if (next[i] == 0) {
                next[i] = check.file().next(0, marks.subList(i, i + 1))[0];
            }
        }
        Map<String, String> severities = check.report().findings().stream()
                .collect(Collectors.toMap(RenderCheckReport.Found::code, RenderCheckReport.Found::severity));
        List<Standing.Way> ways = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            RowMark mark = marks.get(i);
            boolean current = mark.wire().equals(find);
            ways.add(new Standing.Way(
                    mark.wire(),
                    Tones.of(severities.getOrDefault(mark.wire(), "info")),
                    check.count(mark),
                    next[i],
                    current ? check.file().previous(row, mark) : 0,
                    current));
        }
        long rendered = check.report().examples() - check.report().refused();
        return new Standing("same", rendered == 0 ? null : check.report().shareFitting(), ways);
    }
}
