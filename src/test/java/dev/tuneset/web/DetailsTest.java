package dev.tuneset.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailsTest {
    private static final Pattern REASON = Pattern.compile("(.*\\? ?)?Reason\\.[A-Z_]+( ?: ?.*)?");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    /** Stands for what is filled in. */
    private static final String FILLED = "X";

    private final Details details = new Details();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The column Question was read as prompt. | 列 Question 已读作 prompt。",
                "The column a must hold text, not a number. | 列 a 应是文本，而不是数字。",
                "Line 7 has 5 values; 3 were expected. Put values that hold the delimiter in quotes. | 第 7 行有 5 个值；应有 3 个。请把含有分隔符的值放进引号。",
                "Turn 2 of conversations has the unknown role \"bot\"; the option roles can say what it stands for. | conversations 的第 2 轮的角色“bot”未知；可用选项 roles 说明它代表什么。",
                "Line 1: The JSON breaks in line 1, column 29: it ends in the middle of a value. | 第 1 行：JSON 在第 1 行第 29 列出错：在一个值的中间就结束了。",
                "Line 4: The JSON breaks in line 4, column 29: Unexpected character ('o' (code 111)): was expecting comma to separate Object entries. | 第 4 行：JSON 在第 4 行第 29 列出错：意外的字符（'o' (code 111)）：此处应有逗号分隔对象中的各项。",
                "The JSON breaks in line 1, column 9: it ends in the middle of a value. Nothing after this place is read; the rows before it are kept. | JSON 在第 1 行第 9 列出错：在一个值的中间就结束了。此处之后的内容不再读取；之前的行已保留。",
                "Nothing the book knows. | Nothing the book knows.",
            })
    void saysInChineseWhatTheEngineWrites(String english, String chinese) {
        assertThat(details.in(Language.ZH, english)).isEqualTo(chinese);
        assertThat(details.in(Language.EN, english)).isEqualTo(english);
    }

    /** A value may hold whatever it likes: it is filled in as it is. */
    @Test
    void leavesWhatIsFilledInAlone() {
        assertThat(details.in(Language.ZH, "A tool call is not JSON: \"{0} $1 \\1\n.\"."))
                .isEqualTo("工具调用不是 JSON：\"{0} $1 \\1\n.\"。");
    }

    @Test
    void everyPhraseStandsOnceAndIsFoundItself() {
        List<String> phrases = details.phrases(Language.ZH);
        assertThat(phrases).doesNotHaveDuplicates();
        assertThat(phrases)
                .allSatisfy(phrase -> assertThat(
                                details.in(Language.ZH, PLACE.matcher(phrase).replaceAll(FILLED)))
                        .containsPattern(HAN)
                        .doesNotContainPattern(PLACE));
    }

    /** What stands beside a reason in the engine's sources is a detail of a row. */
    @Test
    void everyDetailOfTheEngineIsInTheBook() throws IOException {
        Set<String> missing = new TreeSet<>();
        Set<String> found = sourceDetails();
        assertThat(found).hasSizeGreaterThan(150);
        for (String detail : found) {
            boolean known = Stream.of(
                            detail, "Turn 1 of " + FILLED + " " + detail + ".", detail.replaceFirst("^X ", ""))
                    .anyMatch(form -> HAN.matcher(details.in(Language.ZH, form)).find());
            if (!known) {
                missing.add(detail);
            }
        }
        assertThat(missing)
                .as("details without a Chinese sentence in messages/details.zh.txt (%s is what is filled in)", FILLED)
                .isEmpty();
    }

    private static Set<String> sourceDetails() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Set<String> found = new LinkedHashSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/tuneset/engine"));
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, said -> {}, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            for (CompilationUnitTree unit : task.parse()) {
                new BesideReasons(found).scan(unit, null);
            }
        }
        return found;
    }

    /** Collects the sentences among the arguments of calls that have a reason among them. */
    private static final class BesideReasons extends TreeScanner<Void, Void> {
        private final Set<String> found;

        BesideReasons(Set<String> found) {
            this.found = found;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            look(call.getArguments());
            return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void none) {
            look(made.getArguments());
            return super.visitNewClass(made, none);
        }

        private void look(List<? extends ExpressionTree> arguments) {
            if (arguments.stream().anyMatch(BesideReasons::isReason)) {
                arguments.stream().filter(argument -> !isReason(argument)).forEach(this::take);
            }
        }

        private static boolean isReason(ExpressionTree argument) {
            return REASON.matcher(argument.toString()).matches();
        }

        private void take(ExpressionTree argument) {
            if (argument instanceof LambdaExpressionTree lambda) {
                if (lambda.getBody() instanceof ExpressionTree result) {
                    take(result);
                }
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitReturn(ReturnTree answer, Void none) {
                        take(answer.getExpression());
                        return null;
                    }
                }.scan(lambda.getBody(), null);
            } else {
                texts(argument).stream()
                        .filter(text -> text.strip().contains(" "))
                        .forEach(found::add);
            }
        }

        /** All that an expression may say. */
        private static List<String> texts(ExpressionTree said) {
            if (said instanceof LiteralTree literal) {
                return List.of(String.valueOf(literal.getValue()));
            }
            if (said instanceof ParenthesizedTree parentheses) {
                return texts(parentheses.getExpression());
            }
            if (said instanceof ConditionalExpressionTree choice) {
                return Stream.concat(
                                texts(choice.getTrueExpression()).stream(), texts(choice.getFalseExpression()).stream())
                        .toList();
            }
            if (said instanceof BinaryTree sum) {
                List<String> all = new ArrayList<>();
                for (String left : texts(sum.getLeftOperand())) {
                    for (String right : texts(sum.getRightOperand())) {
                        all.add(left + right);
                    }
                }
                return all;
            }
            return List.of(FILLED);
        }
    }
}
