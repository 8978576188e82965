package dev.tuneset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The first place and sentence of each reason at the beginning of a run's ledger: most often they say what to mend. */
final class LedgerHead {
    private static final int LINES_MAX = 10_000;

    private LedgerHead() {}

    /** Reason to place and sentence; reasons that come later in the ledger are not there. */
    static Map<String, String> of(Path ledger) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, String> first = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(ledger)) {
            String line = lines.readLine();
            for (int read = 0; line != null && read < LINES_MAX; read++) {
                JsonNode entry = json.readTree(line);
                first.putIfAbsent(
                        entry.path("reason").asText(),
                        entry.path("place").asText() + ": "
                                + entry.path("detail").asText());
                line = lines.readLine();
            }
        }
        return first;
    }
}
