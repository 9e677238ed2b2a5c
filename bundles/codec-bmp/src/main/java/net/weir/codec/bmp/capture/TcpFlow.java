package net.weir.codec.bmp.capture;

import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * One direction of one TCP connection.
 *
 * @param number from 1, in the order of their first segments
 */
public record TcpFlow(int number, IpAddress source, int sourcePort, IpAddress destination, int destinationPort) {
    // Written out: what Java makes of a record at the first call takes as long as its own start (docs/perf/start.md).
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TcpFlow that
                && number == that.number
                && source.equals(that.source)
                && sourcePort == that.sourcePort
                && destination.equals(that.destination)
                && destinationPort == that.destinationPort;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * (31 * number + source.hashCode()) + sourcePort) + destination.hashCode())
                + destinationPort;
    }

    /** {@code 192.0.2.1 port 40000 to 198.51.100.1 port 11019}. */
    @Override
    public String toString() {
        return source + " port " + sourcePort + " to " + destination + " port " + destinationPort;
    }
}
