package dev.tuneset.engine.template.jinja;

import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A test, as in {@code value is name}. */
final class ValueTest {
    private final Parameters parameters;
    private final @Nullable Predicate<Object> one;
    private final BiPredicate<Object, Object> two;

    private ValueTest(Parameters parameters, @Nullable Predicate<Object> one, BiPredicate<Object, Object> two) {
        this.parameters = parameters;
        this.one = one;
        this.two = two;
    }

    static Map.Entry<String, ValueTest> of(String name, Predicate<Object> test) {
        Parameters parameters = Parameters.python("test_" + name, "value");
        return Map.entry(name, new ValueTest(parameters, test, (value, other) -> test.test(value)));
    }

    static Map.Entry<String, ValueTest> with(String name, Parameters parameters, BiPredicate<Object, Object> test) {
        return Map.entry(name, new ValueTest(parameters, null, test));
    }

    /** Says whether the test needs no arguments. */
    boolean isSimple() {
        return one != null;
    }

    /** Runs a test without arguments. */
    boolean test(Object value) {
        return one != null ? one.test(value) : test(value, Arguments.NONE);
    }

    boolean test(Object value, Arguments arguments) {
        if (one != null && arguments == Arguments.NONE) {
            return one.test(value);
        }
        @Nullable Object[] bound = parameters.bind(arguments.after(value));
        return one != null ? one.test(value) : two.test(value, Args.value(bound[1]));
    }
}
