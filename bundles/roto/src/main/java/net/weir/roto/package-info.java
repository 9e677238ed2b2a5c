/**
 * The filter language Roto: sources in, diagnostics and a {@link net.weir.roto.Script} out. Nothing here knows OSGi; any
 * thread may compile, and a compiled script may run on any number of threads, each call with a
 * {@link net.weir.roto.run.Call} of its own.
 *
 * <pre>{@code
 * Compilation made = new RotoCompiler(Library.standard()).compile(SourceTree.of("demo.roto", text));
 * made.diagnostics().forEach(d -> System.err.print(DiagnosticText.plain(d)));
 * }</pre>
 */
@org.osgi.annotation.versioning.Version("0.1.0")
@Export
@NullMarked
package net.weir.roto;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
