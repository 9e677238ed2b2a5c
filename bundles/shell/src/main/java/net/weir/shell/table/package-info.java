/** What commands print: rows of cells, as a table for people, JSON or CSV for programs. Each printer has one thread. */
@NullMarked
package net.weir.shell.table;

import org.jspecify.annotations.NullMarked;
