package dev.tuneset.engine.template.jinja;

import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All tests by name. */
final class ValueTests {
    private static final Map<String, ValueTest> ALL = Map.ofEntries(
            ValueTest.of("defined", value -> !(value instanceof Undefined)),
            ValueTest.of("undefined", value -> value instanceof Undefined),
            ValueTest.of("none", value -> value == None.NONE),
            ValueTest.of("boolean", value -> value instanceof Boolean),
            ValueTest.of("true", value -> Boolean.TRUE.equals(value)),
            ValueTest.of("false", value -> Boolean.FALSE.equals(value)),
            ValueTest.of("integer", value -> Numbers.isInteger(value) && !(value instanceof Boolean)),
            ValueTest.of("float", value -> value instanceof Double),
            ValueTest.of("number", Numbers::isNumber),
            ValueTest.of("string", Types::isString),
            ValueTest.of("mapping", value -> value instanceof Map<?, ?>),
            ValueTest.of("sequence", ValueTests::isSequence),
            ValueTest.of("iterable", Iteration::possible),
            ValueTest.of("callable", value -> value instanceof PyObject object && object.callable()),
            ValueTest.of("escaped", value -> value instanceof Markup),
            ValueTest.of("lower", value -> StringCaseMethods.isLower(Text.of(value))),
            ValueTest.of("upper", value -> StringCaseMethods.isUpper(Text.of(value))),
            ValueTest.of("odd", value -> remainder(value, 2L, 1)),
            ValueTest.of("even", value -> remainder(value, 2L, 0)),
            ValueTest.of("filter", value -> names(value, Filters::find)),
            ValueTest.of("test", value -> names(value, ValueTests::find)),
            ValueTest.with(
                    "divisibleby",
                    Parameters.python("test_divisibleby", "value", "num"),
                    (value, by) -> remainder(value, by, 0)),
            ValueTest.with("sameas", Parameters.python("test_sameas", "value", "other"), ValueTests::same),
            ValueTest.with(
                    "in",
                    Parameters.python("test_in", "value", "seq"),
                    (value, seq) -> Containment.contains(seq, value)),
            compare("==", Equality::equal),
            compare("eq", Equality::equal),
            compare("equalto", Equality::equal),
            compare("!=", (a, b) -> !Equality.equal(a, b)),
            compare("ne", (a, b) -> !Equality.equal(a, b)),
            compare(">", Ordering::greater),
            compare("gt", Ordering::greater),
            compare("greaterthan", Ordering::greater),
            compare(">=", Ordering::greaterOrEqual),
            compare("ge", Ordering::greaterOrEqual),
            compare("<", Ordering::less),
            compare("lt", Ordering::less),
            compare("lessthan", Ordering::less),
            compare("<=", Ordering::lessOrEqual),
            compare("le", Ordering::lessOrEqual));

    private ValueTests() {}

    /** Whether a value is a name that is known; Python looks it up by its hash. */
    private static boolean names(Object value, Function<String, @Nullable Object> known) {
        Equality.requireHashable(value);
        return Types.isString(value) && known.apply(Types.string(value)) != null;
    }

    static @Nullable ValueTest find(String name) {
        return ALL.get(name);
    }

    private static Map.Entry<String, ValueTest> compare(String name, BiPredicate<Object, Object> test) {
        return ValueTest.with(name, Parameters.builtin(name, "a", "b"), test);
    }

    private static boolean isSequence(Object value) {
        return !(value instanceof DictView) && !(value instanceof Loop) && Iteration.length(value) >= 0;
    }

    /** {@code value % by == rest}; a string is formatted, as in Python. */
    private static boolean remainder(Object value, Object by, long rest) {
        Render render = Render.forConstants(Limits.DEFAULT);
        return Equality.equal(Arithmetic.modulo(render, value, by), rest);
    }

    /** {@code is}: small integers and strings of equal content count as the same, as CPython shares them. */
    private static boolean same(Object value, Object other) {
        if (value instanceof PyObject || value instanceof java.util.List<?> || value instanceof Map<?, ?>) {
            return value == other;
        }
        return value.getClass() == other.getClass() && value.equals(other);
    }
}
