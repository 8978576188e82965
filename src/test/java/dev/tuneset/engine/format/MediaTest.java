package dev.tuneset.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.format.turns.JsonText;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images, videos and audios between text, content and columns. */
class MediaTest {
    private static final String TOKENS =
            "{'conversations':[{'from':'human','value':'Left <image> or right <image>?'},{'from':'gpt','value':'Left.'}],"
                    + "'images':['l.png','r.png']}";
    private static final String PARTS =
            "{'messages':[{'role':'user','content':[{'type':'text','text':'Left '},{'type':'image','image':'l.png'},"
                    + "{'type':'text','text':' or right '},{'type':'image','image':'r.png'},{'type':'text','text':'?'}]},"
                    + "{'role':'assistant','content':'Left.'}]}";
    private static final String COLUMNS =
            "{'messages':[{'role':'user','content':[{'type':'text','text':'Left '},{'type':'image'},"
                    + "{'type':'text','text':' or right '},{'type':'image'},{'type':'text','text':'?'}]},"
                    + "{'role':'assistant','content':'Left.'}],'images':['l.png','r.png']}";

    @Test
    void goBetweenAllThreePlacesAndBack() {
        assertThat(written("sharegpt", TOKENS, "chatml", "parts")).isEqualTo(PARTS);
        assertThat(written("sharegpt", TOKENS, "chatml", "columns")).isEqualTo(COLUMNS);
        assertThat(written("chatml", PARTS, "chatml", "columns")).isEqualTo(COLUMNS);
        assertThat(written("chatml", COLUMNS, "chatml", "parts")).isEqualTo(PARTS);
        assertThat(written("chatml", PARTS, "sharegpt", "auto")).isEqualTo(TOKENS);
        assertThat(written("chatml", COLUMNS, "sharegpt", "auto")).isEqualTo(TOKENS);
        assertThat(written("chatml", PARTS, "chatml", "auto")).isEqualTo(PARTS);
        assertThat(written("chatml", COLUMNS, "chatml", "auto")).isEqualTo(COLUMNS);
    }

    @Test
    void areOneImageInAColumnOfItsOwn() {
        String row = "{'conversations':[{'from':'human','value':'<image>\\nWhat?'},{'from':'gpt','value':'A pear.'}],"
                + "'id':7,'image':'pear.jpg'}";
        assertThat(written("sharegpt", row, "chatml", "parts"))
                .isEqualTo("{'messages':[{'role':'user','content':[{'type':'image','image':'pear.jpg'},"
                        + "{'type':'text','text':'\\nWhat?'}]},{'role':'assistant','content':'A pear.'}],'id':7}");
        assertThat(written("sharegpt", row, "sharegpt", "auto")).isEqualTo(row);
    }

    @Test
    void followTheNumbersThatPartsGive() {
        String row = "{'messages':[{'role':'user','content':[{'type':'image','index':1,'text':null},"
                + "{'type':'image','index':0,'text':null},{'type':'text','text':'?'}]},"
                + "{'role':'assistant','content':'A'}],'images':['zero.png','one.png']}";
        assertThat(written("chatml", row, "sharegpt", "auto"))
                .isEqualTo("{'conversations':[{'from':'human','value':'<image><image>?'},{'from':'gpt','value':'A'}],"
                        + "'images':['one.png','zero.png']}");
        assertThat(written("chatml", row, "chatml", "parts"))
                .contains("{'type':'image','image':'one.png'},{'type':'image','image':'zero.png'}");
    }

    @Test
    void stayInTheirColumnWherePartsNameOneOfThemTwice() {
        String row = "{'messages':[{'role':'user','content':[{'type':'image','index':0},{'type':'image','index':0}]},"
                + "{'role':'assistant','content':'A'}],'images':['zero.png','one.png']}";
        assertThat(written("chatml", row, "chatml", "parts")).isEqualTo(row);
        assertThat(written("chatml", row, "chatml", "columns")).isEqualTo(row);
    }

    @Test
    void withoutAQuestionToStandInStayInTheirColumn() {
        String row = "{'messages':[{'role':'assistant','content':'A'}],'images':['zero.png']}";
        assertThat(written("chatml", row, "chatml", "parts")).isEqualTo(row);
    }

    @Test
    void ofEachKindHaveAColumn() {
        String row = "{'messages':[{'role':'user','content':'<video><audio> What is said?'},"
                + "{'role':'assistant','content':'Hello.'}],'videos':['v.mp4'],'audios':['a.wav']}";
        String parts = "{'messages':[{'role':'user','content':[{'type':'video','video':'v.mp4'},"
                + "{'type':'audio','audio':'a.wav'},{'type':'text','text':' What is said?'}]},"
                + "{'role':'assistant','content':'Hello.'}]}";
        assertThat(written("chatml", row, "chatml", "parts")).isEqualTo(parts);
        assertThat(written("chatml", parts, "alpaca", null))
                .isEqualTo("{'instruction':'<video><audio> What is said?','input':'','output':'Hello.',"
                        + "'videos':['v.mp4'],'audios':['a.wav']}");
    }

    @Test
    void withoutAPlaceAreShownBeforeTheFirstQuestion() {
        String row = "{'messages':[{'role':'system','content':'S'},{'role':'user','content':'q'},"
                + "{'role':'assistant','content':'a'}],'images':['1.png','2.png']}";
        assertThat(written("chatml", row, "chatml", "parts"))
                .contains("'content':[{'type':'image','image':'1.png'},{'type':'image','image':'2.png'},"
                        + "{'type':'text','text':'q'}]")
                .doesNotContain("images");
        assertThat(notes("chatml", row)).extracting(Note::reason).containsExactly(Reason.BAD_IMAGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            '<image> and <image>?' | ,'images':['1.png']
            '<image>?' | ,'images':['1.png','2.png']
            '<image>?' | ,'images':[]
            [{'type':'image'},{'type':'text','text':'?'}] |~~
            """)
    void thatDoNotMatchTheirPlacesStayAndAreTold(String content, @Nullable String columns) {
        String row = "{'messages':[{'role':'user','content':" + content + "},{'role':'assistant','content':'a'}]"
                + Objects.requireNonNullElse(columns, "") + "}";
        assertThat(notes("chatml", row)).extracting(Note::reason).containsExactly(Reason.BAD_IMAGE);
        assertThat(written("chatml", row, "chatml", "parts")).isEqualTo(row);
        assertThat(written("chatml", row, "chatml", "columns")).isEqualTo(row);
    }

    @Test
    void matchWithoutAWordWhereThereIsAPlaceForEach() {
        for (String row : List.of(PARTS, COLUMNS)) {
            assertThat(notes("chatml", row)).isEmpty();
        }
        assertThat(notes("sharegpt", TOKENS)).isEmpty();
        assertThat(notes(
                        "chatml",
                        "{'messages':[{'role':'user','content':'What does <image> mean in HTML?'},"
                                + "{'role':'assistant','content':'Nothing.'}]}"))
                .isEmpty();
        assertThat(notes("text", "{'text':'A page.','images':['1.png']}")).isEmpty();
    }

    @Test
    void ofAPromptStayWithItInEveryPreference() {
        String row =
                "{'prompt':[{'role':'user','content':[{'type':'image','image':'x.png'},{'type':'text','text':'?'}]}],"
                        + "'chosen':[{'role':'assistant','content':'a'}],'rejected':[{'role':'assistant','content':'b'}]}";
        assertThat(written("preference", row, "preference", "columns"))
                .contains("[{'type':'image'},{'type':'text','text':'?'}]", "'images':['x.png']");
        assertThat(written("preference", row, "preference_sharegpt", "auto"))
                .contains("'value':'<image>?'", "'images':['x.png']");
        assertThat(written("preference", row, "preference_alpaca", null))
                .contains("'instruction':'<image>?'", "'images':['x.png']");
        assertThat(written("preference", row, "preference_swift", "columns")).contains("'images':['x.png']");
    }

    @Test
    void ofTwoConversationsAreNotCountedTwice() {
        String row =
                "{'messages':[{'role':'user','content':[{'type':'image','image':'x.png'},{'type':'text','text':'?'}]},"
                        + "{'role':'assistant','content':'a'}],'rejected_messages':[{'role':'user','content':"
                        + "[{'type':'image','image':'x.png'},{'type':'text','text':'?'}]},"
                        + "{'role':'assistant','content':'b'},{'role':'user','content':'r'},{'role':'assistant','content':'c'}]}";
        Format target = Formats.named("preference_swift").with(Map.of("content", "string"));
        assertThat(JsonText.write(Outcome.valueOf(Formats.named("preference_swift")
                                .read(Rows.json(row))
                                .then(target::write)))
                        .replace("\": ", "\":")
                        .replace(", \"", ",\""))
                .contains("\"images\":[\"x.png\"]");
    }

    private static String written(String from, String row, String to, @Nullable String media) {
        Format target = media == null ? Formats.named(to) : Formats.named(to).with(Map.of("media", media));
        Outcome<Map<String, @Nullable Object>> record =
                Formats.named(from).read(Rows.json(row)).then(target::write);
        return JsonText.write(Objects.requireNonNull(Outcome.valueOf(record), record::toString))
                .replace("\": ", "\":")
                .replace(", \"", ",\"")
                .replace("}, {", "},{")
                .replace('"', '\'');
    }

    private static List<Note> notes(String format, String row) {
        Outcome<Example> read = Formats.named(format).read(Rows.json(row));
        return read instanceof Outcome.Repaired<Example> repaired ? repaired.notes() : List.of();
    }
}
