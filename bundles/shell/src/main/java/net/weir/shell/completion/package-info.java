/** Completion from what runs: at each key the services are asked anew. */
@NullMarked
package net.weir.shell.completion;

import org.jspecify.annotations.NullMarked;
