package dev.tuneset.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short conversation as a template renders it.
 *
 * @param refusal why it does not; {@code null} when it does
 */
public record Example(
        List<MarkedText.Piece> pieces, @Nullable String refusal) {}
