package net.weir.cli.mrt;

/**
 * What bgpdump's options choose.
 *
 * @param form {@code H} many lines for a record, {@code m} one line for a route, {@code M} the same with dates
 * @param changeTime {@code -t change}: routes of dumps carry the time of their last change
 * @param packetIndex {@code -p}
 * @param large {@code -l}
 * @param unknown {@code -u}
 */
record TextOptions(char form, boolean changeTime, boolean packetIndex, boolean large, boolean unknown) {}
