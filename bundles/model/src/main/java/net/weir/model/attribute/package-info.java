/**
 * The inner structure of path attributes that have one, as layouts: read lazily from the canonical octets when somebody wants
 * to see them, and written back into the same octets. Any thread may use them.
 *
 * <p>RFC 6037, 6514, 7311, 8205, 8669, 9012, 9015, 9085, 9252, 9552, 9793, 9830.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.model.attribute;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
