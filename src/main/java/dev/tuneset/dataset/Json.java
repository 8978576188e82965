package dev.tuneset.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.source.Guess;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small values of a dataset as JSON in a column of the database. */
@RegisterForReflection(targets = Guess.Finding.class)
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** How a source is read. */
    @Converter
    public static final class OptionsColumn implements AttributeConverter<ReadOptions, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable ReadOptions value) {
            return write(value);
        }

        @Override
        public @Nullable ReadOptions convertToEntityAttribute(@Nullable String json) {
            return json == null ? null : read(json, new TypeReference<>() {});
        }
    }

    /** How each option was found. */
    @Converter
    public static final class FindingsColumn implements AttributeConverter<List<Guess.Finding>, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable List<Guess.Finding> value) {
            return write(value);
        }

        @Override
        public @Nullable List<Guess.Finding> convertToEntityAttribute(@Nullable String json) {
            return json == null ? null : read(json, new TypeReference<>() {});
        }
    }

    /** Column names. */
    @Converter
    public static final class NamesColumn implements AttributeConverter<List<String>, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable List<String> value) {
            return write(value);
        }

        @Override
        public @Nullable List<String> convertToEntityAttribute(@Nullable String json) {
            return json == null ? null : read(json, new TypeReference<>() {});
        }
    }

    /** What is wrong. */
    @Converter
    public static final class MishapColumn implements AttributeConverter<Mishap, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Mishap value) {
            return write(value);
        }

        @Override
        public @Nullable Mishap convertToEntityAttribute(@Nullable String json) {
            return json == null ? null : read(json, new TypeReference<>() {});
        }
    }

    private static @Nullable String write(@Nullable Object value) {
        try {
            return value == null ? null : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of ours cannot be written as JSON", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds JSON that is not ours", e);
        }
    }
}
