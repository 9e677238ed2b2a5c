/**
 * What the faces (shell, HTTP, metrics, console) see of a running Weir. The engine and the RIBs register these interfaces
 * as services; a number that one face shows, every face can show.
 *
 * <p>All methods may be called from any thread, return snapshots, and never walk a table to count it.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.admin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
