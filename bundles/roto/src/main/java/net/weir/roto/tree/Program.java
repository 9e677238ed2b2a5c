package net.weir.roto.tree;

import java.util.List;
import net.weir.roto.Diagnostic;

/**
 * A package as far as it was understood.
 *
 * @param constants in an order in which they can be evaluated
 */
public record Program(List<Function> functions, List<Constant> constants, List<Diagnostic> problems) {}
