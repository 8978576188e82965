package dev.tuneset.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Describes enums as {@link Wire} writes them. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class WireNames implements OASFilter {
    @Override
    public Schema filterSchema(Schema schema) {
        List<Object> constants = schema.getEnumeration();
        if (constants != null) {
            schema.setEnumeration(constants.stream().map(WireNames::wire).toList());
        }
        return schema;
    }

    private static Object wire(Object constant) {
        return constant instanceof String name && name.matches("[A-Z][A-Z0-9_]*")
                ? name.toLowerCase(Locale.ROOT)
                : constant;
    }
}
