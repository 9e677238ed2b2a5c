/** The web console. All of it that runs on the server is the handing out of files; threads of the web container call it. */
@NullMarked
package net.weir.console;

import org.jspecify.annotations.NullMarked;
