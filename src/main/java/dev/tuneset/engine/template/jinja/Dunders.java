package dev.tuneset.engine.template.jinja;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names with underscores that exist on Python's types, so that reading them is refused rather than undefined. */
final class Dunders {
    private static final Set<String> ANY = Set.of(
            ("__class__ __delattr__ __dir__ __doc__ __eq__ __format__ __ge__ __getattribute__ __getstate__ __gt__"
                            + " __hash__ __init__ __init_subclass__ __le__ __lt__ __ne__ __new__ __reduce__"
                            + " __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__ __subclasshook__")
                    .split(" "));
    private static final Set<String> NUMBER = Set.of(
            ("__abs__ __add__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ __getnewargs__ __int__"
                            + " __mod__ __mul__ __neg__ __pos__ __pow__ __radd__ __rdivmod__ __rfloordiv__ __rmod__"
                            + " __rmul__ __round__ __rpow__ __rsub__ __rtruediv__ __sub__ __truediv__ __trunc__")
                    .split(" "));
    private static final Set<String> INTEGER =
            Set.of(("__and__ __index__ __invert__ __lshift__ __or__ __rand__ __rlshift__ __ror__ __rrshift__ __rshift__"
                            + " __rxor__ __xor__")
                    .split(" "));
    private static final Set<String> SEQUENCE =
            Set.of("__add__ __contains__ __getitem__ __iter__ __len__ __mul__ __rmul__".split(" "));
    private static final Set<String> STRING = Set.of("__getnewargs__ __mod__ __rmod__".split(" "));
    private static final Set<String> LIST =
            Set.of("__class_getitem__ __delitem__ __iadd__ __imul__ __reversed__ __setitem__".split(" "));
    private static final Set<String> DICT = Set.of(
            ("__class_getitem__ __contains__ __delitem__ __getitem__ __ior__ __iter__ __len__ __or__ __reversed__"
                            + " __ror__ __setitem__")
                    .split(" "));
    private static final Set<String> OBJECT = Set.of(
            ("__call__ __contains__ __dict__ __getitem__ __iter__ __len__ __module__ __name__ __next__ __qualname__"
                            + " __weakref__ _func _environment")
                    .split(" "));
    private static final Set<String> FUNCTION =
            Set.of("__annotations__ __builtins__ __closure__ __code__ __defaults__ __globals__ __self__".split(" "));
    private static final Set<String> UNDEFINED = Set.of(
            ("__add__ __bool__ __call__ __float__ __getitem__ __int__ __iter__ __len__ __module__ _undefined_hint"
                            + " _undefined_message _undefined_name _undefined_obj _undefined_exception"
                            + " _fail_with_undefined_error")
                    .split(" "));

    private Dunders() {}

    static boolean has(Object owner, String name) {
        if (ANY.contains(name)) {
            return true;
        }
        if (Types.isString(owner)) {
            return SEQUENCE.contains(name) || STRING.contains(name);
        }
        if (Numbers.isNumber(owner)) {
            return NUMBER.contains(name) || (Numbers.isInteger(owner) && INTEGER.contains(name));
        }
        if (owner instanceof List<?>) {
            return SEQUENCE.contains(name) || LIST.contains(name);
        }
        if (owner instanceof Map<?, ?>) {
            return DICT.contains(name);
        }
        if (owner == None.NONE) {
            return name.equals("__bool__");
        }
        if (owner instanceof Undefined) {
            return UNDEFINED.contains(name);
        }
        return OBJECT.contains(name) || (owner instanceof BuiltinFunction && FUNCTION.contains(name));
    }
}
