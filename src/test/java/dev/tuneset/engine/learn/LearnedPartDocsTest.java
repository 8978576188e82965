package dev.tuneset.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LearnedPartDocsTest {
    @Test
    void everyPolicyTrainerAndFindingIsDocumented() throws IOException {
        String page = Files.readString(Path.of("docs/reference/learned-part.md"));
        List<String> names = Stream.of(
                        Stream.of(LearningPolicy.Kind.values()).map(LearningPolicy.Kind::wire),
                        Stream.of(Trainer.values()).map(Trainer::wire),
                        Stream.of(RenderFinding.Code.values()).map(RenderFinding.Code::wire))
                .flatMap(all -> all)
                .toList();
        assertThat(names).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }
}
