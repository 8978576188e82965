package dev.tuneset.app;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes {@code tuneset.data-dir} an absolute path: H2 takes no other, and {@code ~/data} is what people type. */
@Priority(Priorities.LIBRARY + 250) // after the profile was chosen, before expressions are filled in
public final class DataDirPath implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1;
    private static final String NAME = "tuneset.data-dir";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        return value == null || !name.equals(NAME) || value.getValue() == null
                ? value
                : value.withValue(absolute(value.getValue()));
    }

    static String absolute(String path) {
        if (path.equals("~") || path.startsWith("~/")) {
            return "${user.home}" + path.substring(1);
        }
        if (path.startsWith("${") || Path.of(path).isAbsolute()) {
            return path;
        }
        return Path.of("").toAbsolutePath() + "/" + path;
    }
}
