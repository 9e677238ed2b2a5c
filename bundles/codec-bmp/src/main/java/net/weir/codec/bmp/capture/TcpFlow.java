package net.weir.codec.bmp.capture;

import net.weir.model.IpAddress;

/**
 * One direction of one TCP connection.
 *
 * @param number from 1, in the order of their first segments
 */
public record TcpFlow(int number, IpAddress source, int sourcePort, IpAddress destination, int destinationPort) {
    /** {@code 192.0.2.1 port 40000 to 198.51.100.1 port 11019}. */
    @Override
    public String toString() {
        return source + " port " + sourcePort + " to " + destination + " port " + destinationPort;
    }
}
