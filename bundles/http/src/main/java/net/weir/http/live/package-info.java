/**
 * Events as they pass, sent to readers that stay. A stream runs on a thread of its own.
 */
@NullMarked
package net.weir.http.live;

import org.jspecify.annotations.NullMarked;
