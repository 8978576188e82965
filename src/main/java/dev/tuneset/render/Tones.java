package dev.tuneset.render;

/** The colours of severities on pages. */
final class Tones {
    private Tones() {}

    static String of(String severity) {
        return switch (severity) {
            case "error" -> "error";
            case "warning" -> "warn";
            default -> "accent";
        };
    }
}
