package dev.tuneset.engine.template.jinja;

/** Comparing operators. */
enum CompareOperator {
    EQ {
        @Override
        boolean test(Object left, Object right) {
            return Equality.equal(left, right);
        }
    },
    NE {
        @Override
        boolean test(Object left, Object right) {
            return !Equality.equal(left, right);
        }
    },
    LT {
        @Override
        boolean test(Object left, Object right) {
            return Ordering.less(left, right);
        }
    },
    LE {
        @Override
        boolean test(Object left, Object right) {
            return Ordering.lessOrEqual(left, right);
        }
    },
    GT {
        @Override
        boolean test(Object left, Object right) {
            return Ordering.greater(left, right);
        }
    },
    GE {
        @Override
        boolean test(Object left, Object right) {
            return Ordering.greaterOrEqual(left, right);
        }
    },
    IN {
        @Override
        boolean test(Object left, Object right) {
            return Containment.contains(right, left);
        }
    },
    NOT_IN {
        @Override
        boolean test(Object left, Object right) {
            return !Containment.contains(right, left);
        }
    };

    abstract boolean test(Object left, Object right);
}
