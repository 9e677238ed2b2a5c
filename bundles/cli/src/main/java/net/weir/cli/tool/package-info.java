/** What the offline tools share: words of the command line, events as text or JSON, a line of progress. One thread each. */
@NullMarked
package net.weir.cli.tool;

import org.jspecify.annotations.NullMarked;
