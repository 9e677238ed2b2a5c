/**
 * MRT files: told apart by their first octets, decompressed, and cut into records. Readers are confined to one thread.
 *
 * <p>RFC 6396 section 2.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.codec.mrt.io;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
