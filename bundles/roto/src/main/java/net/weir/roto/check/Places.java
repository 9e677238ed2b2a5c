package net.weir.roto.check;

import net.weir.roto.Span;
import net.weir.roto.syntax.Expr;

/** Where to point at. */
final class Places {
    private Places() {}

    /** The value of a block, or its closing brace if it has none. */
    static Span ofValue(Expr expr) {
        if (!(expr instanceof Expr.Block block)) {
            return expr.span();
        }
        Span whole = block.span();
        return block.value() != null
                ? ofValue(block.value())
                : new Span(whole.source(), Math.max(whole.from(), whole.to() - 1), whole.to());
    }
}
