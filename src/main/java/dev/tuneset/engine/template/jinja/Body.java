package dev.tuneset.engine.template.jinja;

/** Statements one after the other. */
final class Body extends Statement {
    private final Statement[] statements;

    private Body(Statement[] statements) {
        this.statements = statements;
    }

    static Statement of(Statement[] statements) {
        return statements.length == 1 ? statements[0] : new Body(statements);
    }

    @Override
    Flow run(Frame frame) {
        for (Statement statement : statements) {
            Flow flow = statement.run(frame);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }
}
