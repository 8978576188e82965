package dev.tuneset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private int served;
    private Map<String, String> servedWith = Map.of();
    private Path people;

    @BeforeEach
    void writeAFile() throws IOException {
        people = Files.writeString(folder.resolve("people.csv"), "name,age,city\nAnna,31,Graz\n王芳,,成都\nZoë,28,\n");
    }

    @Test
    void explainsItselfAndItsVersion() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("serve", "convert", "inspect", "render", "templates");
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("(?s).*tuneset \\d+\\.\\d+.*").doesNotContain("${");
        for (String command : new String[] {"serve", "convert", "inspect", "render", "templates"}) {
            assertThat(run(command, "--help")).as(command).isZero();
            assertThat(out.toString()).contains("Usage: tuneset " + command);
        }
    }

    @Test
    void servesOnlyWhenAskedToOrWhenNothingIsAsked() {
        run("templates");
        run("inspect", people.toString());
        run("convert", people.toString(), "--role", "user=name", "--role", "assistant=age", "--out", out("served"));
        assertThat(served).isZero();
        assertThat(run("serve")).isEqualTo(7);
        assertThat(run()).isEqualTo(7);
        assertThat(served).isEqualTo(2);
        assertThat(servedWith).isEmpty();
    }

    /** Whoever asked the help for another port or folder found nothing there. */
    @Test
    void servesWhereAndWithWhatItIsTold() {
        run("serve", "--port", "8081", "--host", "0.0.0.0", "--data", "here");
        assertThat(servedWith)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "quarkus.http.port", "8081", "quarkus.http.host", "0.0.0.0", "tuneset.data-dir", "here"));
        assertThat(run("serve", "--port", "soon")).isEqualTo(2);
        assertThat(run("serve", "--port", "70000")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).contains("65535");
    }

    @Test
    void readsFilesAndFoldersAsOneSourceInNameOrder() throws IOException {
        Path more = Files.createDirectories(folder.resolve("more/deep"));
        Files.writeString(more.resolve("b.jsonl"), "{\"name\": \"Lin\", \"city\": \"Bern\"}\n");
        Files.writeString(folder.resolve("more/a.csv.gz.csv"), "name,age\nOla,5\n");
        Files.writeString(folder.resolve("more/.hidden"), "x");
        Files.writeString(folder.resolve("more/empty.csv"), "");
        Files.write(
                folder.resolve("more/image.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0});

        int exit = run(
                "convert",
                people.toString(),
                folder.resolve("more").toString(),
                "--role",
                "user=name",
                "--role",
                "assistant=source_file",
                "--to",
                "prompt_completion",
                "--out",
                out("together"));

        assertThat(exit).as(err.toString()).isZero();
        assertThat(err.toString())
                .contains("image.png is not read", "empty.csv has no rows", "a.csv.gz.csv has other columns");
        assertThat(Files.readAllLines(folder.resolve("together/train.jsonl")))
                .hasSize(5)
                .satisfies(lines -> assertThat(lines.get(0)).contains("Anna", "people.csv"))
                .satisfies(lines -> assertThat(lines.get(3)).contains("Ola", "a.csv.gz.csv"))
                .satisfies(lines -> assertThat(lines.get(4)).contains("Lin", "deep/b.jsonl"));
        assertThat(run("inspect", people.toString(), more.toString(), "--json")).isZero();
        assertThat(JSON.readTree(out.toString()).at("/rows").asInt()).isEqualTo(4);
        assertThat(run("inspect", people.toString(), "nowhere.csv")).isEqualTo(3);
        assertThat(err.toString()).contains("nowhere.csv");
        assertThat(run("inspect", Files.createDirectory(folder.resolve("bare")).toString()))
                .isEqualTo(3);
        assertThat(err.toString()).contains("no files in the folder");
    }

    @Test
    void writesAPackForATool() {
        int exit = run(
                "convert",
                people.toString(),
                "--merged-prompt",
                "Who is {name}?",
                "--output-column",
                "city",
                "--to",
                "chatml",
                "--pack",
                "llama-factory",
                "--pack-name",
                "people",
                "--model",
                "Qwen/Qwen3-8B",
                "--shards",
                "1",
                "--out",
                out("pack"));

        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString()).contains("For LLaMA-Factory, in the folder: llamafactory-cli train train.yaml");
        assertThat(folder.resolve("pack/data/train/train-00001-of-00002.jsonl")).exists();
        assertThat(folder.resolve("pack/dataset_info.json")).content().contains("\"people\"");
        assertThat(folder.resolve("pack/train.yaml")).content().contains("template: qwen3\n");
    }

    @Test
    void refusesAPackThatCannotReadTheFormat() {
        int exit = run(
                "convert",
                people.toString(),
                "--role",
                "user=name",
                "--role",
                "assistant=city",
                "--to",
                "alpaca",
                "--pack",
                "openai",
                "--out",
                out("unfit"));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("OpenAI cannot train on the format alpaca", "chatml, preference_openai");
        assertThat(folder.resolve("unfit")).doesNotExist();
    }

    @Test
    void convertsWithFlags() throws IOException {
        int exit = run(
                "convert",
                people.toString(),
                "--merged-prompt",
                "Who is {name}?[[ Aged {age}.]]",
                "--output-column",
                "city",
                "--to",
                "sharegpt",
                "--out",
                out("flags"));

        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString()).contains("3 rows read: 2 kept, 0 repaired, 0 dropped, 1 rejected", "sha256");
        assertThat(Files.readAllLines(folder.resolve("flags/train.jsonl")))
                .containsExactly(
                        "{\"conversations\":[{\"from\":\"human\",\"value\":\"Who is Anna? Aged 31.\"},"
                                + "{\"from\":\"gpt\",\"value\":\"Graz\"}]}",
                        "{\"conversations\":[{\"from\":\"human\",\"value\":\"Who is 王芳?\"},"
                                + "{\"from\":\"gpt\",\"value\":\"成都\"}]}");
    }

    @Test
    void findsColumnsThatOnlyTheLastRowHas() throws IOException {
        StringBuilder lines = new StringBuilder();
        String turns = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + "Why? ".repeat(200)
                + "\"},{\"role\":\"assistant\",\"content\":\"Because.\"}]";
        while (lines.length() < 3_000_000) {
            lines.append(turns).append("}\n");
        }
        lines.append(turns).append(",\"late\":7,\"answer\":\"yes\"}\n");
        Path file = Files.writeString(folder.resolve("late.jsonl"), lines);

        assertThat(run("convert", file.toString(), "--to", "chatml", "--out", out("late")))
                .isZero();
        List<String> written = Files.readAllLines(folder.resolve("late/train.jsonl"));
        assertThat(written).hasSize((int) lines.chars().filter(c -> c == '\n').count());
        assertThat(written.get(0)).endsWith("\"late\":null,\"answer\":null}");
        assertThat(written.get(written.size() - 1)).endsWith("\"late\":7,\"answer\":\"yes\"}");
        assertThat(run(
                        "convert",
                        file.toString(),
                        "--role",
                        "user=late",
                        "--role",
                        "assistant=answer",
                        "--out",
                        out("mapped")))
                .isZero();
        assertThat(out.toString()).contains("1 kept");
        assertThat(run(
                        "convert",
                        file.toString(),
                        "--role",
                        "user=never",
                        "--role",
                        "assistant=answer",
                        "--out",
                        out("no")))
                .isEqualTo(2);
    }

    @Test
    void convertsWithARecipeAndFlagsGoOverIt() throws IOException {
        Path recipe = Files.writeString(
                folder.resolve("R.yaml"), "map: {roles: {user: name, assistant: city}}\ntarget: {format: alpaca}\n");
        assertThat(run("convert", people.toString(), "--recipe", recipe.toString(), "--out", out("recipe")))
                .as(err.toString())
                .isZero();
        assertThat(Files.readString(folder.resolve("recipe/train.jsonl"))).contains("\"instruction\":\"Anna\"");

        assertThat(run(
                        "convert",
                        people.toString(),
                        "--recipe",
                        recipe.toString(),
                        "--to",
                        "chatml",
                        "--as",
                        "json",
                        "--template",
                        "chatml",
                        "--out",
                        out("over")))
                .as(err.toString())
                .isZero();
        assertThat(JSON.readTree(folder.resolve("over/train.json").toFile())
                        .at("/0/text")
                        .asText())
                .isEqualTo("<|im_start|>user\nAnna<|im_end|>\n<|im_start|>assistant\nGraz<|im_end|>\n");
    }

    @Test
    void makesPairsAndLabelledAnswersOfScoredOnes() throws IOException {
        Path ranked = folder.resolve("ranked.jsonl");
        Files.writeString(
                ranked,
                "{\"prompt\":\"p\",\"answers\":[{\"answer\":\"a\",\"score\":3},{\"answer\":\"b\",\"score\":1}]}\n");
        Path out = folder.resolve("pairs");

        int code = run(
                "convert",
                ranked.toString(),
                "--pairs",
                "all",
                "--margin-min",
                "1",
                "--unpair",
                "--to",
                "kto",
                "--out",
                out.toString());

        assertThat(code).isZero();
        assertThat(Files.readString(out.resolve("train.jsonl"))).isEqualTo("""
                {"prompt":"p","completion":"a","label":true}
                {"prompt":"p","completion":"b","label":false}
                """);
        assertThat(Files.readString(out.resolve("recipe.yaml"))).contains("- pairs:", "- unpair:");
    }

    @Test
    void writesARecipeThatGivesTheSameFilesAgain() throws IOException {
        Path file = Files.write(folder.resolve("gb.csv"), "名称;标签\n一;好\n二;坏\n".getBytes(Charset.forName("GB18030")));
        run("convert", file.toString(), "--role", "user=名称", "--role", "assistant=标签", "--out", out("one"));
        String recipe = out("one") + "/recipe.yaml";
        assertThat(Files.readString(Path.of(recipe))).contains("encoding:", "delimiter:", "path: gb.csv");

        assertThat(run("convert", file.toString(), "--recipe", recipe, "--out", out("two")))
                .as(err.toString())
                .isZero();

        assertThat(Files.readString(folder.resolve("two/SHA256SUMS")))
                .isEqualTo(Files.readString(folder.resolve("one/SHA256SUMS")));
    }

    @Test
    void printsTheReportAsJson() throws IOException {
        run(
                "convert",
                people.toString(),
                "--role",
                "user=name",
                "--role",
                "assistant=city",
                "--json",
                "--out",
                out("j"));
        JsonNode report = JSON.readTree(out.toString());
        assertThat(report.at("/ledger/read").asInt()).isEqualTo(3);
        assertThat(report.at("/artifacts/0/sha256").asText()).hasSize(64);
    }

    @Test
    void endsWithOneWhenRowsWereRejectedAndItIsStrict() {
        List<String> convert = List.of("--role", "user=name", "--role", "assistant=city", "--out");
        assertThat(convert(convert, "lenient")).isZero();
        assertThat(convert(convert, "strict", "--strict")).isEqualTo(ExitCode.REJECTED_ROWS);
        assertThat(folder.resolve("strict/train.jsonl")).exists();
    }

    @Test
    void endsWithTwoWhenUsedWrongly() throws IOException {
        assertThat(run("convrt")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).contains("There is no command \"convrt\"", "Did you mean: tuneset convert?");
        assertThat(run("convert", people.toString())).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).contains("--out");
        assertThat(convert(List.of("--to", "nope", "--role", "user=name", "--out"), "nope"))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).contains("nope", "sharegpt");
        assertThat(convert(List.of("--recipe", folder.resolve("none.yaml").toString(), "--out"), "none"))
                .isEqualTo(ExitCode.WRONG_USE);
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "map:\n  merged_promt: x\n");
        assertThat(convert(List.of("--recipe", broken.toString(), "--out"), "broken"))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).contains("map.merged_promt");
        assertThat(folder.resolve("broken")).doesNotExist();
    }

    @Test
    void saysWhichColumnWasMeant() {
        int exit = convert(List.of("--merged-prompt", "Hi {nmae}", "--output-column", "city", "--out"), "typo");
        assertThat(exit).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).startsWith("tuneset: line 1, column 4: ").contains("\"nmae\"", "\"name\"");
        assertThat(folder.resolve("typo")).doesNotExist();
    }

    @Test
    void endsWithThreeWhenTheSourceCannotBeRead() throws IOException {
        byte[] noise = new byte[5_000];
        new java.util.Random(7).nextBytes(noise);
        unreadable(folder.resolve("missing.csv"), "missing.csv");
        unreadable(Files.write(folder.resolve("empty.csv"), new byte[0]), "is empty");
        unreadable(Files.write(folder.resolve("binary.csv"), noise), "binary.csv");
        unreadable(Files.createDirectory(folder.resolve("bare")), "no files in the folder");
    }

    @Test
    void readsAFileThatIsOnlyAHeaderAsNoRows() throws IOException {
        Path header = Files.writeString(folder.resolve("header.csv"), "name,city\n");
        int exit = run(
                "convert",
                header.toString(),
                "--role",
                "user=name",
                "--role",
                "assistant=city",
                "--out",
                out("header"));
        assertThat(exit).as(err.toString()).isIn(ExitCode.DONE, ExitCode.UNREADABLE_SOURCE);
        if (exit == ExitCode.DONE) {
            assertThat(out.toString()).contains("0 rows read");
        } else {
            assertThat(err.toString()).contains("header.csv");
        }
    }

    @Test
    void endsWithFourWhenTheOutputCannotBeWritten() throws IOException {
        Files.createDirectories(folder.resolve("full"));
        Files.writeString(folder.resolve("full/mine.txt"), "mine");
        List<String> roles = List.of("--role", "user=name", "--role", "assistant=city", "--out");
        assertThat(convert(roles, "full")).isEqualTo(ExitCode.UNWRITABLE_OUTPUT);
        assertThat(err.toString()).contains("full");
        assertThat(folder.resolve("full/mine.txt")).hasContent("mine");
        assertThat(convert(roles, "people.csv/out")).isEqualTo(ExitCode.UNWRITABLE_OUTPUT);
    }

    @Test
    void inspectsAFile() throws IOException {
        assertThat(run("inspect", people.toString(), "--json", "--rows", "1")).isZero();
        JsonNode found = JSON.readTree(out.toString());
        assertThat(found.at("/columns").toString()).isEqualTo("[\"name\",\"age\",\"city\"]");
        assertThat(found.at("/rows").asInt()).isEqualTo(3);
        assertThat(found.at("/bad_rows").asInt()).isZero();
        assertThat(found.at("/first_rows")).hasSize(1);
        assertThat(found.at("/findings").findValuesAsText("option")).contains("kind", "encoding", "delimiter");
        assertThat(found.at("/formats")).isEmpty();

        assertThat(run("inspect", people.toString())).isZero();
        assertThat(out.toString()).contains("name | age | city", "UTF-8");
    }

    @Test
    void inspectTellsTheFormatAndWhatOthersWouldLose() throws IOException {
        Path chats = Files.writeString(folder.resolve("chats.jsonl"), """
                {"conversations": [{"from": "Human", "value": "q"}, {"from": "gpt", "value": "a", "mood": "calm"}], "id": 1}
                {"conversations": [{"from": "human", "value": "q"}, {"from": "function_call", "value": "{\\"name\\": \\"f\\"}"}]}
                {"conversations": [{"from": "narrator", "value": "q"}, {"from": "gpt", "value": "a"}]}
                """);
        assertThat(run("inspect", chats.toString(), "--json")).isZero();
        JsonNode found = JSON.readTree(out.toString());
        assertThat(found.at("/formats/0/format").asText()).isEqualTo("sharegpt");
        assertThat(found.at("/formats/0/confidence").asDouble()).isEqualTo(1);
        assertThat(found.at("/formats/0/reason").asText()).contains("All 3 rows");
        assertThat(found.has("mapping")).isFalse();
        assertThat(found.at("/reading/rejected").asInt()).isEqualTo(1);
        assertThat(found.at("/reading/notes").findValuesAsText("reason")).contains("unknown_role", "role_renamed");
        JsonNode alpaca = found.at("/targets/2");
        assertThat(alpaca.at("/format").asText()).isEqualTo("alpaca");
        assertThat(alpaca.at("/lossy").asInt()).isEqualTo(1);
        assertThat(alpaca.at("/rejected").asInt()).isEqualTo(1);
        assertThat(alpaca.at("/notes").findValuesAsText("detail")).anyMatch(detail -> detail.contains("mood"));

        assertThat(run("inspect", chats.toString())).isZero();
        assertThat(out.toString())
                .contains(
                        "sharegpt  (100 %", "unknown_role (1)", "alpaca: 0 rows whole, 1 lose something", "cannot hold")
                .doesNotContain("merged_prompt");

        Path table = Files.writeString(
                folder.resolve("fruits.csv"),
                "fruit,weight,ripe,note_id\n"
                        + "pear,12,yes,a7\nplum,5,no,b3\npear,11,yes,k1\nplum,4,no,z9\npear,14,no,c4\n");
        assertThat(run("inspect", table.toString(), "--json")).isZero();
        JsonNode mapped = JSON.readTree(out.toString());
        assertThat(mapped.at("/formats")).isEmpty();
        assertThat(mapped.at("/mapping/output_column").asText()).isEqualTo("ripe");
        assertThat(mapped.at("/mapping/merged_prompt").asText()).contains("{fruit}", "{weight}");
        assertThat(mapped.at("/mapping/columns").findValuesAsText("column"))
                .containsExactly("fruit", "weight", "ripe", "note_id");
        assertThat(run("inspect", table.toString())).isZero();
        assertThat(out.toString()).contains("merged_prompt: ", "output_column: ripe");
    }

    @Test
    void rendersMessages() throws IOException {
        Path messages = Files.writeString(
                folder.resolve("m.json"), "{\"messages\": [{\"role\": \"user\", \"content\": \"你好\"}]}");
        assertThat(run("render", messages.toString(), "--template", "chatml", "--add-generation-prompt"))
                .isZero();
        assertThat(out.toString()).startsWith("<|im_start|>user\n你好<|im_end|>\n<|im_start|>assistant\n");

        Path jinja = Files.writeString(folder.resolve("t.jinja"), "{{ greeting }} {{ messages | length }}");
        assertThat(run(
                        "render",
                        messages.toString(),
                        "--template",
                        jinja.toString(),
                        "--variable",
                        "greeting=Hi",
                        "--json"))
                .isZero();
        assertThat(JSON.readTree(out.toString()).get("text").asText()).isEqualTo("Hi 1");

        Path refusing = Files.writeString(folder.resolve("no.jinja"), "{{ raise_exception('No.') }}");
        assertThat(run("render", messages.toString(), "--template", refusing.toString()))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).contains("TemplateError", "No.");
        assertThat(run("render", folder.resolve("gone.json").toString(), "--template", "chatml"))
                .isEqualTo(ExitCode.UNREADABLE_SOURCE);
        assertThat(err.toString()).contains("gone.json").doesNotContain("\tat ");
    }

    @Test
    void listsTheTemplates() throws IOException {
        assertThat(run("templates")).isZero();
        assertThat(out.toString()).contains("chatml", "llama-3", "gemma-3");
        assertThat(run("templates", "--json")).isZero();
        assertThat(JSON.readTree(out.toString()).at("/templates").findValuesAsText("name"))
                .contains("chatml");
        assertThat(run("templates", "chatml")).isZero();
        assertThat(out.toString()).contains("<|im_start|>");
        assertThat(run("templates", "nope")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).contains("nope", "chatml");
    }

    @Test
    void helpIsACommandToo() {
        assertThat(run("help")).isZero();
        assertThat(out.toString()).contains("Usage: tuneset ", "render-check");
        assertThat(run("help", "stats")).isZero();
        assertThat(out.toString()).contains("Usage: tuneset stats");
        assertThat(run("convert", "--help")).isZero();
        assertThat(out.toString()).contains("preference_alpaca", "--out=DIR");
    }

    @Test
    void saysWhatIsWrongWithOptionsInTwoLines() {
        wrong("'x' is not a whole number", "convert", people.toString(), "--header-rows", "x", "--out", out("w"));
        wrong("'x' is not a whole number", "inspect", people.toString(), "--rows", "x");
        wrong("'x' is not a number", "convert", people.toString(), "--split", "train=x", "--out", out("w"));
        wrong("Value for option '--role'", "convert", people.toString(), "--role", "name", "--out", out("w"));
        wrong("Unknown option: '--bogus'", "stats", people.toString(), "--bogus");
        wrong("--out", "convert", people.toString());
    }

    private void wrong(String said, String... arguments) {
        assertThat(run(arguments)).as(said).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString())
                .startsWith("tuneset: ")
                .contains(said, "tuneset " + arguments[0] + " --help")
                .doesNotContain("option option", "Usage:");
        assertThat(err.toString().lines()).hasSizeLessThan(4);
    }

    @Test
    void refusesOptionsThatSayNothingAlone() {
        List<String> roles = List.of("--role", "user=name", "--role", "assistant=city");
        for (List<String> alone : List.of(List.of("--margin-min", "2"), List.of("--license", "mit"))) {
            List<String> arguments = new ArrayList<>(roles);
            arguments.addAll(alone);
            arguments.add("--out");
            assertThat(convert(arguments, "alone")).as(alone.get(0)).isEqualTo(ExitCode.WRONG_USE);
            assertThat(err.toString()).contains(alone.get(0), "go with");
            assertThat(folder.resolve("alone")).doesNotExist();
        }
    }

    @Test
    void aMissingFileIsNamedWithWhatIsWrong() throws IOException {
        Path messages = Files.writeString(folder.resolve("m.json"), "[{\"role\": \"user\", \"content\": \"Hi\"}]");
        Path notText = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xE9});
        String gone = folder.resolve("gone").toString();
        List<String> render = List.of("render", messages.toString(), "--template");
        refused("no such file", gone, render, "chatml", "--tokenizer", gone);
        refused("no such file", "tokenizer.json", render, "chatml", "--tokenizer", folder.toString());
        refused("no file or folder of that name", gone, render, gone);
        refused("not UTF-8", notText.toString(), render, notText.toString());
        refused("it is a folder", folder.toString(), List.of("render"), folder.toString(), "--template", "chatml");
        List<String> convert = List.of("convert", people.toString(), "--out", out("refused"), "--recipe");
        refused("no such file", gone, convert, gone);
        refused("it is a folder", folder.toString(), convert, folder.toString());
        refused("not UTF-8", notText.toString(), convert, notText.toString());
    }

    private void refused(String why, String file, List<String> command, String... more) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of(more));
        assertThat(run(arguments.toArray(String[]::new))).as(why).isIn(2, 3);
        assertThat(err.toString()).contains(why, file).doesNotContain("\tat ", "Exception");
    }

    @Test
    void rendersOneConversationAndRefusesTheRest() throws IOException {
        String turn = "[{\"role\": \"user\", \"content\": \"Hi\"}]";
        Path bom = Files.writeString(folder.resolve("bom.json"), "\uFEFF" + turn);
        assertThat(run("render", bom.toString(), "--template", "chatml")).isZero();
        Path two = Files.writeString(folder.resolve("two.jsonl"), turn + "\n" + turn + "\n");
        assertThat(run("render", two.toString(), "--template", "chatml")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).contains("line 2", "render-check");
        Path cut = Files.writeString(folder.resolve("cut.json"), "[{");
        assertThat(run("render", cut.toString(), "--template", "chatml")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).contains("in the middle of a value").doesNotContain("REDACTED");
        Path latin = Files.write(folder.resolve("latin.json"), new byte[] {'[', '"', (byte) 0xE9, '"', ']'});
        assertThat(run("render", latin.toString(), "--template", "chatml")).isEqualTo(ExitCode.UNREADABLE_SOURCE);
        assertThat(err.toString()).contains("not UTF-8");
    }

    @Test
    void takesATokenizerFromAModelsFolder() throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        Files.writeString(
                model.resolve("tokenizer.json"),
                "{\"model\": {\"type\": \"WordLevel\", \"unk_token\": \"?\", \"vocab\": {\"?\": 0}}}");
        assertThat(run("stats", people.toString(), "--tokenizer", model.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("counted by tokenizer.json");
    }

    @Test
    void saysWhichOptionsChangeNothing() {
        assertThat(run("inspect", people.toString(), "--sheet", "2", "--delimiter", ","))
                .isZero();
        assertThat(err.toString())
                .contains("--sheet changes nothing: the source is read as csv")
                .doesNotContain("--delimiter");
        assertThat(run("stats", people.toString(), "--records", "/x", "--encoding", "UTF-8"))
                .isZero();
        assertThat(err.toString()).contains("--records changes nothing").doesNotContain("--encoding");
        List<String> roles = List.of("--role", "user=name", "--role", "assistant=city");
        List<String> arguments = new ArrayList<>(List.of("--window", "9"));
        arguments.addAll(roles);
        arguments.add("--out");
        assertThat(convert(arguments, "stray")).isZero();
        assertThat(err.toString()).contains("--window changes nothing");
        assertThat(run("inspect", "src/test/resources/arrow/usual.arrow", "--encoding", "UTF-8"))
                .isZero();
        assertThat(err.toString()).contains("--encoding changes nothing: the source is read as arrow");
    }

    @Test
    void everyCommandNamesTheFilesItDoesNotRead() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "Some words. And more of them.\n");
        Path more = Files.writeString(folder.resolve("more.csv"), "name,age,city\nLin,5,Bern\n");
        for (List<String> command : List.of(
                List.of("stats"),
                List.of("render-check", "--template", "chatml", "--role", "user=name", "--role", "assistant=city"))) {
            List<String> arguments = new ArrayList<>(command);
            arguments.addAll(List.of(people.toString(), more.toString(), text.toString()));
            assertThat(run(arguments.toArray(String[]::new))).as(err.toString()).isZero();
            assertThat(err.toString()).as(command.get(0)).contains("notes.txt is not read");
        }
    }

    @Test
    void refusesAStreamThatCanBeReadOnlyOnce() {
        for (String stream : List.of("-", "/dev/null")) {
            assertThat(run("inspect", stream)).isEqualTo(ExitCode.UNREADABLE_SOURCE);
            assertThat(err.toString()).contains("\"" + stream + "\"", "Write it to a file");
        }
    }

    @Test
    void saysWhyTheOutputCannotBeWritten() {
        List<String> roles = List.of("--role", "user=name", "--role", "assistant=city", "--out");
        assertThat(run("convert", people.toString(), "--role", "user=name", "--out", "/"))
                .isEqualTo(ExitCode.UNWRITABLE_OUTPUT);
        assertThat(err.toString()).contains("\"/\" exists");
        assertThat(convert(roles, "people.csv")).isEqualTo(ExitCode.UNWRITABLE_OUTPUT);
        assertThat(err.toString()).contains("\"people.csv\" is a file");
        assertThat(convert(roles, "people.csv/out")).isEqualTo(ExitCode.UNWRITABLE_OUTPUT);
        assertThat(err.toString()).contains("cannot be written: ").doesNotContain("Exception");
    }

    @Test
    void tellsTheFirstRowOfEachReason() {
        assertThat(convert(List.of("--merged-prompt", "Who is {name}?", "--out"), "lost"))
                .isZero();
        assertThat(out.toString()).contains("3 cannot_carry, first people.csv:2: Raw text has no roles");
    }

    @Test
    void tellsHowToBeginWithRowsOfNoFormat() {
        assertThat(run("convert", people.toString(), "--out", out("none"))).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).contains("--merged-prompt", "--from", "tuneset inspect");
    }

    @Test
    void saysThePlaceOfAMistakeOnce() throws IOException {
        convert(List.of("--merged-prompt", "Hi {name", "--output-column", "city", "--out"), "brace");
        assertThat(err.toString()).containsOnlyOnce("line 1, column 4");
        Path failing = Files.writeString(folder.resolve("f.jinja"), "{{ nothing.at_all }}");
        Path messages = Files.writeString(folder.resolve("m.json"), "[]");
        run("render", messages.toString(), "--template", failing.toString());
        assertThat(err.toString()).containsOnlyOnce("UndefinedError").containsOnlyOnce("line 1");
        Path recipe = Files.writeString(folder.resolve("list.yaml"), "a: [1\n");
        run("convert", people.toString(), "--recipe", recipe.toString(), "--out", out("y"));
        assertThat(err.toString()).contains("expected ',' or ']'");
    }

    @Test
    void writesTheSameWhateverTheLanguageOfTheMachine() throws IOException {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
            assertThat(run(
                            "convert",
                            people.toString(),
                            "--role",
                            "user=name",
                            "--role",
                            "assistant=city",
                            "--shards",
                            "1",
                            "--out",
                            out("ar")))
                    .isZero();
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
        assertThat(folder.resolve("ar/train-00000-of-00002.jsonl")).exists();
        assertThat(out.toString()).contains("3 rows read: 2 kept");
    }

    @Test
    void aFailureOfItsOwnHasAnExitCodeOfItsOwn() {
        int exit = new Cli(
                        settings -> {
                            throw new IllegalStateException("for a test");
                        },
                        new PrintWriter(out, true),
                        new PrintWriter(err, true))
                .run("serve");
        assertThat(exit).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("Please report it").doesNotContain("\tat ", "IllegalState");
    }

    private void unreadable(Path source, String said) throws IOException {
        assertThat(run("inspect", source.toString())).as("inspect " + source).isEqualTo(ExitCode.UNREADABLE_SOURCE);
        assertThat(run("convert", source.toString(), "--role", "user=name", "--out", out("unread")))
                .as("convert " + source)
                .isEqualTo(ExitCode.UNREADABLE_SOURCE);
        assertThat(err.toString()).contains(said).doesNotContain("\tat ");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("unread"));
        }
    }

    private int convert(List<String> options, String place, String... more) {
        List<String> arguments = new ArrayList<>(List.of("convert", people.toString()));
        arguments.addAll(options);
        arguments.add(out(place));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    /** Runs one command; what it says replaces what was said before. */
    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new Cli(
                        settings -> {
                            served++;
                            servedWith = settings;
                            return 7;
                        },
                        new PrintWriter(out, true),
                        new PrintWriter(err, true))
                .run(arguments);
    }

    @Test
    void takesATemplateFromAModelsFolder() throws IOException {
        Path model = Files.createDirectory(folder.resolve("my-model"));
        Files.writeString(
                model.resolve("tokenizer_config.json"),
                "{\"chat_template\": \"old\", \"bos_token\": {\"content\": \"<s>\"}}");
        Files.writeString(model.resolve("chat_template.jinja"), "{{ bos_token }}{{ messages[0].content }}");
        Path messages =
                Files.writeString(folder.resolve("m.json"), "[{\"role\": \"user\", \"content\": \"hello world\"}]");
        assertThat(run("render", messages.toString(), "--template", model.toString(), "--tokenizer", "o200k_base"))
                .isZero();
        assertThat(out.toString().strip()).isEqualTo("<s>hello world");
        assertThat(err.toString()).contains("4 tokens by o200k_base");
    }

    @Test
    void repeatsARunWithTheTemplateBesideItsRecipe() throws IOException {
        Path rows = Files.writeString(folder.resolve("rows.csv"), "q,a\nHi,Ho\n");
        Path model =
                Files.writeString(folder.resolve("mine.jinja"), "{% for m in messages %}<{{ m.content }}>{% endfor %}");
        Path first = folder.resolve("first");
        assertThat(run(
                        "convert",
                        rows.toString(),
                        "--role",
                        "user=q",
                        "--role",
                        "assistant=a",
                        "--to",
                        "chatml",
                        "--template",
                        model.toString(),
                        "--out",
                        first.toString()))
                .isZero();
        Files.delete(model);
        Path again = folder.resolve("again");
        Path recipe = first.resolve("recipe.yaml");
        assertThat(run("convert", rows.toString(), "--recipe", recipe.toString(), "--out", again.toString()))
                .isZero();
        assertThat(again.resolve("train.jsonl")).hasSameTextualContentAs(first.resolve("train.jsonl"));
    }
}
