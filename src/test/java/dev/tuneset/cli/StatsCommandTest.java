package dev.tuneset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void tellsWhatEachColumnIsLike() throws IOException {
        Path file = file("城市,weight,day\n北京,1.5,2024-01-01\n上海,,2024-01-03\n北京,4,2024-01-02\n");
        assertThat(run("stats", file.toString())).isZero();
        assertThat(out.toString().lines().toList())
                .startsWith(
                        "column  type    missing  distinct         min  median  p95         max  most frequent",
                        "城市    label         0         2           2       2    2           2  北京 (2)",
                        "weight  number        1         2         1.5    2.75    4           4",
                        "day     date          0         3  2024-01-01               2024-01-03",
                        "",
                        "3 rows, 0 bad rows");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void printsJsonWithHistograms() throws IOException {
        Path file = file("n,t\n1,a\n2,b\n9,\n");
        assertThat(run("stats", "--json", file.toString())).isZero();
        JsonNode tree = new ObjectMapper().readTree(out.toString());
        assertThat(tree.path("rows").asLong()).isEqualTo(3);
        JsonNode number = tree.path("columns").path(0);
        assertThat(number.path("type").asText()).isEqualTo("integer");
        assertThat(number.path("numbers").path("max").asDouble()).isEqualTo(9);
        long counted = 0;
        for (JsonNode bin : number.path("numbers").path("bins")) {
            counted += bin.path("count").asLong();
        }
        assertThat(counted).isEqualTo(3);
        assertThat(tree.path("columns").path(1).path("blank").asLong()
                        + tree.path("columns").path(1).path("missing").asLong())
                .isEqualTo(1);
    }

    @Test
    void countsTokensOfTexts() throws IOException {
        Path file = file("t,n\nhello world,1\nhello,2\n,3\n");
        assertThat(run("stats", file.toString(), "--tokenizer", "cl100k_base")).isZero();
        assertThat(out.toString().lines().toList())
                .endsWith(
                        "tokens of  total  min  median  p95  max",
                        "t              3    1     1.5    2    2",
                        "n              3    1       1    1    1",
                        "",
                        "counted by cl100k_base");
        out.getBuffer().setLength(0);
        assertThat(run("stats", file.toString(), "--json", "--tokenizer", "cl100k_base"))
                .isZero();
        JsonNode tree = new ObjectMapper().readTree(out.toString());
        assertThat(tree.path("tokenizer").asText()).isEqualTo("cl100k_base");
        assertThat(tree.path("columns").path(0).path("tokens_total").asLong()).isEqualTo(3);
        assertThat(tree.path("columns").path(0).path("tokens").path("max").asLong())
                .isEqualTo(2);
    }

    @Test
    void saysWhatIsWrongWithATokenizer() throws IOException {
        Path broken = Files.writeString(folder.resolve("tokenizer.json"), "{}");
        assertThat(run("stats", file("a\n1\n").toString(), "--tokenizer", broken.toString()))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).contains("it has no model");
    }

    @Test
    void saysWhatIsWrongWithTheSource() {
        assertThat(run("stats", folder.resolve("gone.csv").toString())).isEqualTo(3);
        assertThat(err.toString()).contains("There is no file");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }

    private int run(String... arguments) {
        return new Cli(settings -> 0, new PrintWriter(out, true), new PrintWriter(err, true)).run(arguments);
    }
}
