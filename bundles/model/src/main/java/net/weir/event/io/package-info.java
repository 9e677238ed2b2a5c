/**
 * The byte form of events, for segment files of queues that spill to disk. A segment stands alone: a reader that starts
 * at its first octet understands all of it, whatever was written before or elsewhere.
 *
 * <pre>{@code
 * EventWriter writer = new EventWriter();            // one a segment
 * writer.write(event, channelSink);
 *
 * EventReader reader = new EventReader(inputStream); // one a segment
 * for (Event e = reader.next(); e != null; e = reader.next()) { … }
 * }</pre>
 *
 * <p><b>Segment</b>: the octets {@code W E V} and a version (2; in version 1 events had no numbers, resyncs neither id nor scope), then records. <b>Record</b>: length of the body (4
 * octets), CRC-32C over these four and the body (4), body. <b>Body</b>: kind (1), flags (1), the difference of its number to the one before, feed, sequence, subsequence,
 * clocks, peer, then what the kind holds. Numbers are unsigned LEB128, texts UTF-8 with a length in front (a lone
 * surrogate takes three octets of its own, so that every Java string survives), prefixes as on the wire.
 *
 * <p>Peers, router keys and attribute sets are written once and referred to by a slot number afterwards. The tables have
 * a fixed number of slots; a value that falls on a used slot replaces what stood there, on both sides at the same record.
 * So neither side's memory grows with the segment.
 *
 * <p>Readers and writers are confined to one thread at a time. No Java serialization, no reflection.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.event.io;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
