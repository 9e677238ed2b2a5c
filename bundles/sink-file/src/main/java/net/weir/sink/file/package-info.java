/**
 * The sink {@code file}: events as lines of JSON or CSV in files that may rotate. All of it runs on the sink's own worker
 * thread. Exports nothing; a stage of this type is made by {@code FileSinkFactory}.
 */
@NullMarked
package net.weir.sink.file;

import org.jspecify.annotations.NullMarked;
