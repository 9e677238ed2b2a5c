/**
 * Options of a stage, declared once beside the code: a record whose components carry {@link
 * net.weir.api.options.Option}. Parsing, checking, forms and documentation are made from it.
 *
 * <pre>{@code
 * public record PathLengthOptions(
 *         @Option(help = "Longest AS path that passes, in hops", def = "50", min = 1, max = 255, live = true)
 *         int maxHops) {}
 * }</pre>
 *
 * The key in the file is the component's name with dashes, here {@code max-hops}.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.api.options;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
