package dev.tuneset.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Paths;

/** Leaves the pages out of the description: their addresses are no contract. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class RestOnly implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI api) {
        Paths paths = api.getPaths();
        if (paths != null && paths.getPathItems() != null) {
            List.copyOf(paths.getPathItems().keySet()).stream()
                    .filter(path -> !Door.isApi(path))
                    .forEach(paths::removePathItem);
        }
    }
}
