package dev.tuneset.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.tuneset.engine.quality.ColumnProfile;
import dev.tuneset.engine.quality.Histogram;
import dev.tuneset.engine.quality.Spread;
import dev.tuneset.engine.quality.ValueCount;
import dev.tuneset.engine.store.Folders;
import dev.tuneset.engine.store.Trouble;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What the columns of a dataset are like, kept beside its rows.
 *
 * @param rows rows looked at: all that could be read
 */
@RegisterForReflection(
        targets = {
            Profile.class,
            ColumnProfile.class,
            ColumnProfile.Type.class,
            Histogram.class,
            Histogram.Bin.class,
            Spread.class,
            ValueCount.class
        })
public record Profile(long rows, List<ColumnProfile> columns) {
    private static final String FILE = "profile.json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule().addSerializer(new TypeName()))
            .build();

    public Profile {
        columns = List.copyOf(columns);
    }

    /** Where the profile of some rows is. */
    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    void write(Path folder) {
        Path partial = folder.resolve(FILE + Folders.PARTIAL);
        try {
            JSON.writeValue(partial.toFile(), this);
            Files.move(partial, file(folder), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Trouble.writing(e);
        }
    }

    static Optional<Profile> read(Path folder) throws IOException {
        Path file = file(folder);
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), Profile.class)) : Optional.empty();
    }

    /** Types go out under their wire names. */
    private static final class TypeName extends StdSerializer<ColumnProfile.Type> {
        TypeName() {
            super(ColumnProfile.Type.class);
        }

        @Override
        public void serialize(ColumnProfile.Type type, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(type.wire());
        }
    }
}
