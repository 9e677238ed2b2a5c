package net.weir.codec.bmp.capture;

import net.weir.model.IpAddress;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/** The TCP segment in a frame, read in place; the same object for every frame. */
final class IpSegment {
    private static final int TCP = 6;
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int VLAN_TAGS = 8;
    private static final int EXTENSIONS = 16;

    private byte[] octets = {};
    private int end;
    private int at;
    private @Nullable String reason;
    private boolean v6;
    private int addresses;
    private int tcp;
    private int payload;
    private int payloadLength;
    private boolean cut;

    /** Reads a frame; false if there is no TCP segment in it, then {@link #reason} says why. */
    boolean read(Frame frame) {
        octets = frame.octets();
        end = frame.length();
        reason = null;
        at = 0;
        cut = false;
        int type = etherType(frame.linkType());
        return type >= 0 && ip(type);
    }

    /** Why the frame has no segment, in words that name a counter. */
    @Nullable
    String reason() {
        return reason;
    }

    private int none(String why) {
        reason = why;
        return -1;
    }

    private boolean no(String why) {
        reason = why;
        return false;
    }

    /** Moves to the IP packet. Returns 0x0800, 0x86dd, 0 where the packet itself tells, or -1. */
    private int etherType(int linkType) {
        return switch (linkType) {
            case 0, 108 -> skip(4, 0); // BSD loopback
            case 1 -> vlan(12);
            case 12, 14, 101, 228, 229 -> 0; // IP without anything before it
            case 113 -> vlan(14); // Linux cooked
            case 276 -> end < 20 ? none("frame-too-short") : cooked2();
            default -> none("link-type-" + linkType);
        };
    }

    private int skip(int count, int type) {
        at = count;
        return end < count ? none("frame-too-short") : type;
    }

    private int cooked2() {
        int type = Octets.u16(octets, 0);
        if (isVlan(type)) {
            return vlan(20 + 2, type);
        }
        at = 20;
        return type;
    }

    /** The EtherType at an offset, behind any VLAN tags. */
    private int vlan(int from) {
        if (end < from + 2) {
            return none("frame-too-short");
        }
        at = from + 2;
        int type = Octets.u16(octets, from);
        return isVlan(type) ? vlan(from + 4, type) : type;
    }

    private int vlan(int from, int first) {
        int type = first;
        int where = from;
        for (int tags = 0; isVlan(type); tags++) {
            if (tags == VLAN_TAGS || end < where + 2) {
                return none("frame-too-short");
            }
            type = Octets.u16(octets, where);
            at = where + 2;
            where += 4;
        }
        return type;
    }

    private static boolean isVlan(int type) {
        return type == 0x8100 || type == 0x88a8 || type == 0x9100;
    }

    private boolean ip(int type) {
        if (at >= end) {
            return no("frame-too-short");
        }
        int version = (octets[at] & 0xff) >> 4;
        if (type != 0 && type != 0x0800 && type != 0x86dd || version != 4 && version != 6) {
            return no("not-ip");
        }
        return version == 4 ? v4() : v6();
    }

    private boolean v4() {
        int header = (octets[at] & 0x0f) * 4;
        if (header < 20 || at + header > end) {
            return no("ip-header-cut");
        }
        int total = Octets.u16(octets, at + 2);
        int whole = total == 0 ? end - at : total; // as segmentation offload leaves it
        if (whole < header) {
            return no("ip-length-wrong");
        }
        if ((octets[at + 9] & 0xff) != TCP) {
            return no("not-tcp");
        }
        if ((Octets.u16(octets, at + 6) & 0x3fff) != 0) {
            return no(TcpStreams.IP_FRAGMENT);
        }
        v6 = false;
        addresses = at + 12;
        return tcp(at + header, at + whole);
    }

    private boolean v6() {
        if (at + 40 > end) {
            return no("ip-header-cut");
        }
        int length = Octets.u16(octets, at + 4);
        int packetEnd = length == 0 ? end : at + 40 + length;
        int next = octets[at + 6] & 0xff;
        v6 = true;
        addresses = at + 8;
        int where = at + 40;
        for (int i = 0; next != TCP; i++) {
            boolean extension = next == 0 || next == 43 || next == 60 || next == 51 || next == 44;
            if (!extension || i == EXTENSIONS) {
                return no("not-tcp");
            }
            if (where + 8 > end) {
                return no("ip-header-cut");
            }
            if (next == 44 && (Octets.u16(octets, where + 2) & 0xfff9) != 0) {
                return no((octets[where] & 0xff) == TCP ? TcpStreams.IP_FRAGMENT : "not-tcp");
            }
            int size = next == 44
                    ? 8
                    : next == 51 ? ((octets[where + 1] & 0xff) + 2) * 4 : ((octets[where + 1] & 0xff) + 1) * 8;
            next = octets[where] & 0xff;
            where += size;
        }
        return tcp(where, packetEnd);
    }

    private boolean tcp(int from, int packetEnd) {
        if (from + 20 > end) {
            return no("tcp-header-cut");
        }
        int header = ((octets[from + 12] & 0xff) >> 4) * 4;
        if (header < 20 || from + header > Math.min(packetEnd, end)) {
            return no("tcp-header-cut");
        }
        tcp = from;
        payload = from + header;
        payloadLength = Math.min(packetEnd, end) - payload;
        cut = packetEnd > end;
        return true;
    }

    private IpAddress address(int which) {
        int size = v6 ? 16 : 4;
        return IpAddress.decode(octets, addresses + which * size, size);
    }

    IpAddress source() {
        return address(0);
    }

    IpAddress destination() {
        return address(1);
    }

    int sourcePort() {
        return Octets.u16(octets, tcp);
    }

    int destinationPort() {
        return Octets.u16(octets, tcp + 2);
    }

    int sequence() {
        return Octets.i32(octets, tcp + 4);
    }

    private boolean has(int flag) {
        return (octets[tcp + 13] & flag) != 0;
    }

    boolean isFin() {
        return has(FIN);
    }

    boolean isSyn() {
        return has(SYN);
    }

    boolean isReset() {
        return has(RST);
    }

    /** Where the payload is in the frame's octets. */
    int payloadAt() {
        return payload;
    }

    int payloadLength() {
        return payloadLength;
    }

    /** True if the capture did not keep all of the segment. */
    boolean isCut() {
        return cut;
    }
}
