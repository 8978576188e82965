package dev.tuneset.engine.learn;

import dev.tuneset.engine.row.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gathers doubts by their code: a count, the first places, and what the first one was about. */
final class RenderFindings {
    private final Map<RenderFinding.Code, Gathered> byCode = new EnumMap<>(RenderFinding.Code.class);

    private static final class Gathered {
        private final List<Place> places = new ArrayList<>();
        private final String detail;
        private long count;

        Gathered(String detail) {
            this.detail = detail;
        }
    }

    /** Counts an example once for each code, however often it shows the fault. */
    void add(List<Doubt> doubts, Place place) {
        Map<RenderFinding.Code, String> once = new EnumMap<>(RenderFinding.Code.class);
        doubts.forEach(doubt -> once.putIfAbsent(doubt.code(), doubt.detail()));
        once.forEach((code, detail) -> {
            Gathered gathered = byCode.computeIfAbsent(code, ignored -> new Gathered(detail));
            gathered.count++;
            if (gathered.places.size() < RenderFinding.PLACES_MAX) {
                gathered.places.add(place);
            }
        });
    }

    /** What was gathered, most severe first. */
    List<RenderFinding> all() {
        List<RenderFinding> all = new ArrayList<>();
        byCode.forEach((code, gathered) ->
                all.add(new RenderFinding(code, code.severity(), gathered.count, gathered.places, gathered.detail)));
        all.sort(Comparator.comparing(RenderFinding::severity).thenComparing(RenderFinding::code));
        return all;
    }
}
