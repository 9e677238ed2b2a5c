package net.weir.roto.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.weir.roto.Diagnostic;
import net.weir.roto.syntax.Name;

/** Tells of names that stand twice where each may stand once. */
final class Twice {
    private Twice() {}

    /** @param message for the name that is there twice */
    static boolean check(List<Name> names, Problems problems, UnaryOperator<String> message) {
        Map<String, Name> seen = new HashMap<>();
        boolean clean = true;
        for (Name name : names) {
            Name first = seen.putIfAbsent(name.text(), name);
            if (first != null) {
                problems.add(Diagnostic.type(name.span(), message.apply(name.text()), "declared again here")
                        .and(first.span(), "first declared here"));
                clean = false;
            }
        }
        return clean;
    }
}
