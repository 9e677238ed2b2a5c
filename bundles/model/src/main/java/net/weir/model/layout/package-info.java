/**
 * Layouts of octets that are written down once and serve both ways: a {@link net.weir.model.layout.Layout} says how long
 * each field is, which fields tell a route apart, what a field means as a plain {@link net.weir.model.Value}, and how that
 * value becomes the same octets again. The families of NLRI and the attributes with an inner structure are made of them.
 * Immutable and stateless; any thread may use any of them.
 *
 * <pre>{@code
 * Layout route = Layout.of(Field.key("rd", Kind.RD), Field.key("tag", Kind.U32), Field.plain("labels", new Labels(1, 2)));
 * }</pre>
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.model.layout;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
