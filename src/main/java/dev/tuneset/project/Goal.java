package dev.tuneset.project;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/** What a project wants to reach; each answer may still be open. */
@Embeddable
public record Goal(
        @Nullable @Enumerated(EnumType.STRING) Purpose purpose,

        @Nullable @Enumerated(EnumType.STRING) @Column(name = "output_style")
        OutputStyle outputStyle,

        @Nullable @Enumerated(EnumType.STRING) DataLanguage language,
        @Nullable @Enumerated(EnumType.STRING) Origin origin) {

    /** Nothing is answered yet. */
    public static final Goal OPEN = new Goal(null, null, null, null);
}
