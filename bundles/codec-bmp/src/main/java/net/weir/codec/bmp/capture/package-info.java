/**
 * TCP streams out of packet captures (pcap, pcapng): frames, their IP packets, and what their segments say put in order, as
 * far as it takes to read the BMP sessions in them. One thread each; never throws on any octets, and every bound that is
 * met is counted with its reason.
 *
 * <pre>{@code
 * TcpStreams streams = new TcpStreams(TcpStreams.Limits.DEFAULT, output);
 * try (CaptureReader capture = new CaptureReader(in)) {
 *     while (capture.next()) {
 *         streams.frame(capture.frame());
 *     }
 * }
 * streams.end();
 * }</pre>
 */
@NullMarked
package net.weir.codec.bmp.capture;

import org.jspecify.annotations.NullMarked;
