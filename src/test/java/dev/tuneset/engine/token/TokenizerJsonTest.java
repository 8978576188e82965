package dev.tuneset.engine.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.outcome.TunesetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerJsonTest {
    private static final String MODEL =
            "{'type':'BPE','vocab':{'a':0,'b':1,'ab':2,'c':3},'merges':[['a','b']],'unk_token':null}";

    @TempDir
    private Path directory;

    private static String json(String fields) {
        return ("{'version':'1.0'," + fields + "}").replace('\'', '"');
    }

    private static Tokenizer load(String fields) {
        return TokenVectors.load(json(fields));
    }

    private static void assertRefused(String fields, String code, String named) {
        assertThatThrownBy(() -> load(fields))
                .isInstanceOfSatisfying(
                        TunesetException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(named.replace('\'', '"'));
    }

    @Test
    void isNamedForItsFileAndExact() throws IOException {
        Path file = Files.writeString(directory.resolve("tiny.json"), json("'model':" + MODEL));
        Tokenizer tokenizer = TokenizerJson.load(file);
        assertThat(tokenizer.name()).isEqualTo("tiny.json");
        assertThat(tokenizer.exact()).isTrue();
        assertThat(tokenizer.count("abcab")).isEqualTo(3);
    }

    @Test
    void readsMergesOfOldFiles() {
        Tokenizer tokenizer = load("'model':" + MODEL.replace("[['a','b']]", "['#version: 0.2','a b']"));
        assertThat(tokenizer.encode("ab", false).ids()).containsExactly(2);
    }

    @Test
    void leavesOutTruncationAndPadding() {
        String options = "'truncation':{'max_length':1},'padding':{'strategy':{'Fixed':9}},'model':";
        assertThat(load(options + MODEL).count("abcab")).isEqualTo(3);
    }

    @Test
    void marksSpecialTokens() {
        String added =
                "'added_tokens':[{'id':9,'content':'<x>','single_word':false,'lstrip':false,'rstrip':false,'normalized':false,'special':true}],";
        Tokens tokens = load(added + "'model':" + MODEL).encode("a<x>b", true);
        assertThat(tokens.ids()).containsExactly(0, 4, 1);
        assertThat(tokens.special(0)).isFalse();
        assertThat(tokens.special(1)).isTrue();
        assertThat(tokens.start(1)).isEqualTo(1);
        assertThat(tokens.end(1)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'normalizer':{'type':'Reverse'} | normalizer 'Reverse'",
                "'normalizer':{'type':'Lowercase','locale':'tr'} | field 'locale'",
                "'pre_tokenizer':{'type':'Jieba'} | pre-tokenizer 'Jieba'",
                "'pre_tokenizer':{'type':'Sequence','pretokenizers':[{'type':'Jieba'}]} | pre-tokenizer 'Jieba'",
                "'pre_tokenizer':{'type':'Split','pattern':{'Glob':'*'},'behavior':'Removed','invert':false} | kind 'Glob'",
                "'pre_tokenizer':{'type':'Split','pattern':{'Regex':'(?<n>a)'},'behavior':'Removed','invert':false} | group (?<n",
                "'pre_tokenizer':{'type':'Split','pattern':{'Regex':'(?i:groß)'},'behavior':'Removed','invert':false} | letter ß",
                "'pre_tokenizer':{'type':'Split','pattern':{'Regex':'(?i:miss)'},'behavior':'Removed','invert':false} | letters ss",
                "'pre_tokenizer':{'type':'Split','pattern':{'Regex':'a'},'behavior':'Halved','invert':false} | behaviour 'Halved'",
                "'post_processor':{'type':'Crown'} | post-processor 'Crown'",
            })
    void namesWhatItDoesNotKnow(String part, String named) {
        assertRefused(part + ",'model':" + MODEL, "tokenizer_unsupported", named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'Markov' | model 'Markov'",
                "'type':'BPE','dropout':0.1,'vocab':{'a':0},'merges':[] | dropout",
                "'type':'BPE','vocab':{'a':0},'merges':[],'parity':true | field 'parity'",
            })
    void namesWhatItDoesNotKnowInTheModel(String model, String named) {
        assertRefused("'model':{" + model + "}", "tokenizer_unsupported", named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'BPE','vocab':{'a':0,'b':1},'merges':[['a','b']] | use 'ab'",
                "'type':'BPE','vocab':{'a':0},'merges':['a b c'] | merge 'a b c'",
                "'type':'BPE','vocab':{'a':0},'merges':[['a']] | merge number 0",
                "'type':'BPE','vocab':{'a':'zero'},'merges':[] | token 'a'",
                "'type':'BPE','vocab':{'a':-4},'merges':[] | id -4",
                "'type':'BPE','vocab':{'a':999999999},'merges':[] | id 999999999",
                "'type':'BPE','vocab':[],'merges':[] | model.vocab",
                "'type':'BPE','merges':[] | model.vocab",
                "'type':'Unigram','vocab':[['a',-1.5]],'unk_id':7 | unk_id 7",
                "'type':'Unigram','vocab':[['a']] | a token",
                "'type':'WordPiece','vocab':{'a':0} | model.unk_token",
            })
    void saysWhereTheModelIsBroken(String model, String where) {
        assertThatThrownBy(() -> load("'model':{" + model + "}"))
                .isInstanceOfSatisfying(
                        TunesetException.class, e -> assertThat(e.code()).isEqualTo("tokenizer_malformed"))
                .hasMessageContaining(where.replace("a token", "token").replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"model\":",
                "{\"version\":\"1.0\"}",
                "{\"model\":7}",
                "{\"model\":{}} {}",
                "{\"model\":{},\"added_tokens\":{}}",
                "\u0000\u0001"
            })
    void refusesWhatIsNoTokenizer(String json) {
        assertThatThrownBy(() -> TokenVectors.load(json))
                .isInstanceOfSatisfying(
                        TunesetException.class, e -> assertThat(e.code()).isEqualTo("tokenizer_malformed"));
    }

    @Test
    void refusesDepthWithoutEnd() {
        String deep = "{\"type\":\"Sequence\",\"normalizers\":[".repeat(10_000);
        assertThatThrownBy(() -> TokenVectors.load("{\"normalizer\":" + deep))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("broken");
    }

    @Test
    void refusesATokenOfEndlessLength() {
        String token = "a".repeat(20_000);
        assertThatThrownBy(() -> load("'model':{'type':'BPE','vocab':{'" + token + "':0},'merges':[]}"))
                .isInstanceOfSatisfying(
                        TunesetException.class, e -> assertThat(e.code()).isEqualTo("tokenizer_too_large"));
    }

    @Test
    void endsOnMergesThatLookCyclic() {
        Tokenizer tokenizer = load(
                "'model':{'type':'BPE','vocab':{'a':0,'aa':1,'aaaa':2,'aaa':3},'merges':[['a','a'],['aa','aa'],['aa','a'],['a','aa']]}");
        assertThat(tokenizer.count("a".repeat(1_000_001))).isEqualTo(250_001);
    }

    @Test
    void saysWhenATextCannotBeEncoded() {
        Tokenizer tokenizer = load("'model':{'type':'WordLevel','vocab':{'a':0},'unk_token':'<unk>'}");
        assertThat(tokenizer.count("a")).isEqualTo(1);
        assertThatThrownBy(() -> tokenizer.count("b"))
                .isInstanceOfSatisfying(
                        TunesetException.class, e -> assertThat(e.code()).isEqualTo("text_not_encodable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+c", "(?:a|b)*d", "a*a*a*a*a*a*c"})
    void stopsAPatternThatWouldTryForEver(String pattern) {
        Tokenizer tokenizer = load("'pre_tokenizer':{'type':'Split','pattern':{'Regex':'" + pattern
                + "'},'behavior':'Isolated','invert':false},'model':" + MODEL);
        assertThat(tokenizer.count("abcab")).isEqualTo(3);
        assertThatThrownBy(() -> tokenizer.count("a".repeat(100_000)))
                .isInstanceOfSatisfying(
                        TunesetException.class, e -> assertThat(e.code()).isEqualTo("tokenizer_too_costly"));
    }

    @Test
    void ordersEndlessMarksInTime() {
        Tokenizer tokenizer = load("'normalizer':{'type':'NFC'},'model':" + MODEL.replace("null", "'c'"));
        assertThat(tokenizer.count("a" + "\u0301\u0323".repeat(50_000))).isGreaterThan(50_000);
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> TokenizerJson.load(directory.resolve("none.json")))
                .isInstanceOf(UncheckedIOException.class);
    }
}
