package dev.tuneset.engine.template.jinja;

/** Arithmetic operators. */
enum BinaryOperator {
    ADD("add") {
        @Override
        Object apply(Render render, Object left, Object right) {
            return Arithmetic.add(render, left, right);
        }
    },
    SUB("sub") {
        @Override
        Object apply(Render render, Object left, Object right) {
            return Arithmetic.subtract(left, right);
        }
    },
    MUL("mul") {
        @Override
        Object apply(Render render, Object left, Object right) {
            return Arithmetic.multiply(render, left, right);
        }
    },
    DIV("div") {
        @Override
        Object apply(Render render, Object left, Object right) {
            return Arithmetic.divide(left, right);
        }
    },
    FLOORDIV("floordiv") {
        @Override
        Object apply(Render render, Object left, Object right) {
            return Arithmetic.floorDivide(left, right);
        }
    },
    MOD("mod") {
        @Override
        Object apply(Render render, Object left, Object right) {
            return Arithmetic.modulo(render, left, right);
        }
    },
    POW("pow") {
        @Override
        Object apply(Render render, Object left, Object right) {
            return Power.of(render, left, right);
        }
    };

    private final String nodeName;

    BinaryOperator(String nodeName) {
        this.nodeName = nodeName;
    }

    String nodeName() {
        return nodeName;
    }

    abstract Object apply(Render render, Object left, Object right);
}
