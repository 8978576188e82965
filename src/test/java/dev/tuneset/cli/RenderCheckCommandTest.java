package dev.tuneset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCheckCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path chats;

    @BeforeEach
    void writeAFile() throws IOException {
        chats = Files.writeString(
                folder.resolve("chats.jsonl"), """
                {"messages": [{"role": "user", "content": "one"}, {"role": "assistant", "content": "1"}]}
                {"messages": [{"role": "user", "content": "two"}]}
                {"messages": [{"role": "user", "content": "three"}, {"role": "assistant", "content": "%s"}]}
                """.formatted("word ".repeat(200).strip()));
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("render-check", chats.toString()));
        all.addAll(List.of(arguments));
        return new Cli(settings -> 7, new PrintWriter(out, true), new PrintWriter(err, true))
                .run(all.toArray(String[]::new));
    }

    @Test
    void tellsWhatGoesWrong() {
        assertThat(run("--template", "chatml", "--tokenizer", "o200k_base", "--limit", "100"))
                .isZero();
        assertThat(out.toString())
                .contains("3 rows read, 3 examples rendered, 0 refused")
                .contains("limit 100 (unsloth): 66.7 % fit")
                .containsPattern("error +1 nothing_learned: nothing of the text is learned \\(chats.jsonl:2\\)")
                .containsPattern("warning +1 answer_cut: .*\\(chats.jsonl:3\\)");
        assertThat(run("--template", "chatml", "--limit", "100", "--strict")).isEqualTo(1);
        assertThat(out.toString()).contains("about ", "estimated; --tokenizer counts them");
    }

    @Test
    void printsTheReportAsJson() throws IOException {
        assertThat(run(
                        "--template",
                        "chatml",
                        "--trainer",
                        "axolotl",
                        "--limit",
                        "100",
                        "--learn",
                        "everything",
                        "--json"))
                .isZero();
        JsonNode report = JSON.readTree(out.toString());
        assertThat(report.get("rows").get("read").asInt()).isEqualTo(3);
        assertThat(report.get("trainer").asText()).isEqualTo("axolotl");
        assertThat(report.get("learned").asLong())
                .isEqualTo(report.get("tokens").asLong());
        assertThat(report.get("lengths").get("count").asInt()).isEqualTo(3);
        assertThat(report.get("findings").get(0).get("code").asText()).isEqualTo("dropped_for_length");
        assertThat(report.get("findings").get(0).get("rows").get(0).get("row").asInt())
                .isEqualTo(3);
    }

    @Test
    void refusesWhatFitsNothing() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Choose a chat template first");
        assertThat(run("--template", "chatml", "--trainer", "caffe")).isEqualTo(2);
        assertThat(err.toString()).contains("There are: trl, unsloth");
        assertThat(run("--template", "chatml", "--learn", "some")).isEqualTo(2);
        assertThat(run("--template", "chatml", "--limit", "-1")).isEqualTo(2);
        assertThat(run("--template", "chatml", "--response-part", "A")).isEqualTo(2);
        assertThat(run("--template", "chatml", "--tokenizer", "nothing.json")).isNotZero();
    }

    @Test
    void learnsBetweenMarkers() throws IOException {
        run("--template", "chatml", "--learn", "responses_only", "--limit", "0", "--json");
        JsonNode found = JSON.readTree(out.toString());
        run(
                "--template",
                "chatml",
                "--learn",
                "responses_only",
                "--instruction-part",
                "<|im_start|>user\\n",
                "--response-part",
                "<|im_start|>assistant\\n",
                "--limit",
                "0",
                "--json");
        assertThat(JSON.readTree(out.toString())).isEqualTo(found);
        assertThat(found.get("learned").asLong()).isPositive();
    }
}
