package dev.tuneset.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A training tool in a virtual environment of its own, and the script that lets it look at packs. */
final class Tool {
    private static final Path SCRIPTS = Path.of("src/test/python/interop").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Path folder;

    Tool(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /** Installs the tool where it is not; answers why not when that fails, and nothing when it is there. */
    String install() throws IOException, InterruptedException {
        Path log = folder.resolve(name + "-install.log");
        int exit = run(log, List.of("bash", SCRIPTS.resolve("venv.sh").toString(), name, folder.toString()));
        return exit == 0 ? "" : name + " cannot be installed here: " + tail(log);
    }

    /** What the tool says of each pack. */
    List<JsonNode> look(Path packs) throws IOException, InterruptedException {
        Path log = folder.resolve(name + ".log");
        Path python = folder.resolve("venvs").resolve(name).resolve("bin/python");
        int exit = run(
                log, List.of(python.toString(), SCRIPTS.resolve(name + "_check.py").toString(), packs.toString()));
        List<JsonNode> said = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            int mark = line.indexOf('\u001e');
            if (mark >= 0) {
                said.add(JSON.readTree(line.substring(mark + 1)));
            }
        }
        if (exit != 0) {
            throw new AssertionError(name + " ended with " + exit + ": " + tail(log));
        }
        return said;
    }

    static int run(Path log, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().put("PYTHONUTF8", "1");
        return builder.start().waitFor();
    }

    private static String tail(Path log) throws IOException {
        String text = Files.readString(log);
        return text.substring(Math.max(0, text.length() - 2_000));
    }
}
