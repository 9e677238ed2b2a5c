/**
 * What a query for routes may ask beyond the prefix: filters by name, AS path patterns, best path, counts by group, and
 * the difference of two walks. Shared by all faces, so that a filter means the same in each.
 *
 * <pre>{@code
 * RouteFilter filter = RouteFilter.of("originAsn", "64496").and(RouteFilter.of("asPath", "_64500_"));
 * RouteQuery query = RouteQuery.all(Family.IPV4_UNICAST).where(filter.peers(), filter.attributes());
 * }</pre>
 *
 * <p>Filters and patterns are immutable and may be shared; walks are confined to their reader.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.query;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
