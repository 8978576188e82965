package dev.tuneset.engine.format.prompts;

/** Finds the prompt that two texts share when nobody says where it ends. */
final class SharedPrompt {
    private static final String HUMAN = "\n\nHuman:";
    private static final String ASSISTANT = "\n\nAssistant:";

    private SharedPrompt() {}

    /**
     * Characters of the prompt. In a transcript of Human and Assistant it ends with the last shared {@code Assistant:};
     * elsewhere with the last word that both share, so that neither answer starts within a word or is empty.
     */
    static int length(String chosen, String rejected) {
        int shared = shared(chosen, rejected);
        int shorter = Math.min(chosen.length(), rejected.length());
        if (chosen.startsWith(HUMAN) && rejected.startsWith(HUMAN)) {
            int answer = chosen.lastIndexOf(ASSISTANT, shared - ASSISTANT.length());
            if (answer >= 0) {
                return answer + ASSISTANT.length();
            }
        }
        int cut = Math.min(shared, shorter - 1);
        while (cut > 0 && !isBoundary(chosen, rejected, cut)) {
            cut--;
        }
        return Math.max(cut, 0);
    }

    /** Characters that both have at their start. */
    static int shared(String chosen, String rejected) {
        int shared = 0;
        int shorter = Math.min(chosen.length(), rejected.length());
        while (shared < shorter && chosen.charAt(shared) == rejected.charAt(shared)) {
            shared++;
        }
        return shared;
    }

    private static boolean isBoundary(String chosen, String rejected, int at) {
        boolean spaces = Character.isWhitespace(chosen.charAt(at)) && Character.isWhitespace(rejected.charAt(at));
        return spaces || Character.isIdeographic(chosen.codePointBefore(at));
    }
}
