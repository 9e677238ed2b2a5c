/** The example plugin: a transform that lets no route with a long AS path pass. */
@NullMarked
package org.example.weir.pathlength;

import org.jspecify.annotations.NullMarked;
