package dev.tuneset.engine.template.jinja;

/** Operators with one operand. */
enum UnaryOperator {
    NOT("not") {
        @Override
        Object apply(Object operand) {
            return !Truth.of(operand);
        }
    },
    NEG("neg") {
        @Override
        Object apply(Object operand) {
            return Arithmetic.negate(operand);
        }
    },
    POS("pos") {
        @Override
        Object apply(Object operand) {
            return Arithmetic.plus(operand);
        }
    };

    private final String nodeName;

    UnaryOperator(String nodeName) {
        this.nodeName = nodeName;
    }

    String nodeName() {
        return nodeName;
    }

    abstract Object apply(Object operand);
}
