package dev.tuneset.engine.quality;

import dev.tuneset.engine.row.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers findings by their code: a count, the first places, and what the first one was about. */
final class Findings {
    private final Map<Finding.Code, Gathered> byCode = new EnumMap<>(Finding.Code.class);

    private static final class Gathered {
        private final List<Place> places = new ArrayList<>();
        private final String detail;
        private long count;
        private @Nullable Place last;

        Gathered(String detail) {
            this.detail = detail;
        }
    }

    /** Counts an example once for a code, however often it shows the fault. */
    void add(Finding.Code code, Place place, String detail) {
        Gathered gathered = byCode.computeIfAbsent(code, ignored -> new Gathered(detail));
        if (place.equals(gathered.last)) {
            return;
        }
        gathered.last = place;
        gathered.count++;
        if (gathered.places.size() < Finding.PLACES_MAX) {
            gathered.places.add(place);
        }
    }

    /** What was gathered and what was found about the whole, most severe first. */
    List<Finding> with(List<Finding> whole) {
        List<Finding> all = new ArrayList<>(whole);
        byCode.forEach((code, gathered) ->
                all.add(new Finding(code, code.severity(), gathered.count, gathered.places, gathered.detail)));
        all.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::code));
        return all;
    }
}
