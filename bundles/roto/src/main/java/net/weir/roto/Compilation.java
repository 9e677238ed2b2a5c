package net.weir.roto;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a package.
 *
 * @param diagnostics of all files
 * @param script null if there is an error among them
 */
public record Compilation(List<Diagnostic> diagnostics, @Nullable Script script) {}
