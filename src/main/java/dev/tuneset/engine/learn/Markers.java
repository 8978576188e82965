package dev.tuneset.engine.learn;

/**
 * The texts that open a question and an answer, as {@code train_on_responses_only} of Unsloth takes them.
 *
 * @param instructionPart text before every question ({@code <|im_start|>user\n})
 * @param responsePart text before every answer ({@code <|im_start|>assistant\n})
 */
public record Markers(String instructionPart, String responsePart) {
    public Markers {
        if (instructionPart.isEmpty() || responsePart.isEmpty()) {
            throw new IllegalArgumentException("a marker is empty");
        }
    }
}
