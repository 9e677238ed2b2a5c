/**
 * What a stage does and tells when it is asked: actions and reports, declared once for every face. A face makes of them what
 * it needs: completion and help in the shell, paths over HTTP, forms and tables in a console.
 *
 * <pre>{@code
 * public List<Action<?>> actions() {
 *     return List.of(Action.changes("pause", "Pause", "Reads no further until resumed", Action.None.class, p -> pause()));
 * }
 * }</pre>
 *
 * <p>Bodies run on a worker of the engine's, one at a time for each stage; the stage is not closed meanwhile.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.api.operation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
