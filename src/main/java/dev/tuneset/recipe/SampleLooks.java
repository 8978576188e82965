package dev.tuneset.recipe;

import dev.tuneset.dataset.Datasets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the rows of a dataset once for each import: every page of a recipe asks, and the rows stay what they are. */
@ApplicationScoped
public class SampleLooks {
    private static final int REMEMBERED_MAX = 200;

    private final Datasets datasets;
    private final Map<Rows, SampleLook> looks = new LinkedHashMap<>();

    public SampleLooks(Datasets datasets) {
        this.datasets = datasets;
    }

    /** The rows of one import. */
    private record Rows(long dataset, int store, long total) {}

    SampleLook of(long datasetId, RowSample sample) {
        Integer store = datasets.get(datasetId).store();
        if (store == null) {
            return SampleLook.of(sample);
        }
        Rows rows = new Rows(datasetId, store, sample.total());
        SampleLook known = find(rows);
        return known == null ? remember(rows, SampleLook.of(sample)) : known;
    }

    private synchronized @Nullable SampleLook find(Rows rows) {
        return looks.get(rows);
    }

    private synchronized SampleLook remember(Rows rows, SampleLook look) {
        looks.put(rows, look);
        if (looks.size() > REMEMBERED_MAX) {
            looks.remove(looks.keySet().iterator().next());
        }
        return look;
    }
}
