package net.weir.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.weir.model.IpAddress;

/** Growing UTF-8 octets with the operator's forms of numbers, addresses and clocks. Confined to one thread. */
public final class TextBuffer {
    private static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] octets;
    private int length;

    public TextBuffer() {
        this(1024);
    }

    public TextBuffer(int capacity) {
        octets = new byte[capacity];
    }

    public int length() {
        return length;
    }

    /** The octets so far, from 0 to {@link #length}; valid until the next write. */
    public byte[] array() {
        return octets;
    }

    /** Cuts back to an earlier length. */
    public void truncate(int newLength) {
        length = Math.min(length, newLength);
    }

    /** Forgets the content and, after an unusually large one, its memory. */
    public void reset() {
        length = 0;
        if (octets.length > 1 << 24) {
            octets = new byte[1024];
        }
    }

    public void copyTo(OutputStream target) throws IOException {
        target.write(octets, 0, length);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(octets, length);
    }

    @Override
    public String toString() {
        return new String(octets, 0, length, StandardCharsets.UTF_8);
    }

    /** Makes room and gives the index of the first octet of it. */
    private int claim(int count) {
        int at = length;
        if (octets.length - at < count) {
            octets = Arrays.copyOf(octets, Math.max(Math.addExact(at, count), (int) Math.min(2L * at, 1 << 30)));
        }
        length = at + count;
        return at;
    }

    /** One octet, as it is. */
    public void octet(int value) {
        int at = claim(1);
        octets[at] = (byte) value;
    }

    /** Octets as they are. */
    public void octets(byte[] source, int offset, int count) {
        int at = claim(count);
        System.arraycopy(source, offset, octets, at, count);
    }

    public void octets(byte[] source) {
        octets(source, 0, source.length);
    }

    /** A text of ASCII characters only, as all names of this program are. */
    @SuppressWarnings("deprecation") // String.getBytes(int, int, byte[], int) copies Latin-1 without an array between
    public void ascii(String text) {
        int at = claim(text.length());
        text.getBytes(0, text.length(), octets, at);
    }

    /** Any text, not escaped; a lone surrogate becomes U+FFFD. */
    public void utf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                octet(c);
            } else {
                i += codePoint(text, i) - 1;
            }
        }
    }

    /** Writes the character at {@code index}, which is not ASCII; gives how many chars it took. */
    int codePoint(String text, int index) {
        int c = text.codePointAt(index);
        if (c < 0x800) {
            int at = claim(2);
            octets[at] = (byte) (0xc0 | c >> 6);
            octets[at + 1] = (byte) (0x80 | c & 0x3f);
            return 1;
        }
        if (c >= 0x10000) {
            int at = claim(4);
            octets[at] = (byte) (0xf0 | c >> 18);
            octets[at + 1] = (byte) (0x80 | c >> 12 & 0x3f);
            octets[at + 2] = (byte) (0x80 | c >> 6 & 0x3f);
            octets[at + 3] = (byte) (0x80 | c & 0x3f);
            return 2;
        }
        int known = Character.isSurrogate((char) c) ? 0xfffd : c;
        int at = claim(3);
        octets[at] = (byte) (0xe0 | known >> 12);
        octets[at + 1] = (byte) (0x80 | known >> 6 & 0x3f);
        octets[at + 2] = (byte) (0x80 | known & 0x3f);
        return 1;
    }

    /** A signed number. */
    public void decimal(long value) {
        if (value < 0) {
            octet('-');
            unsigned(-value); // also right for Long.MIN_VALUE, which is its own negative
        } else {
            unsigned(value);
        }
    }

    /** A number of unsigned 64 bits. */
    public void unsigned(long value) {
        if (value < 0) {
            unsigned(Long.divideUnsigned(value, 10));
            octet('0' + (int) Long.remainderUnsigned(value, 10));
            return;
        }
        int digits = 1;
        for (long limit = 10; digits < 19 && value >= limit; limit *= 10) {
            digits++;
        }
        int at = claim(digits);
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            long tens = rest / 10;
            octets[i] = (byte) ('0' + (rest - 10 * tens));
            rest = tens;
        }
    }

    /** {@code AS64496}. */
    public void asn(long number) {
        ascii("AS");
        unsigned(number);
    }

    public void address(IpAddress address) {
        if (address.isV6()) {
            ipv6(address.high(), address.low());
        } else {
            ipv4((int) address.low());
        }
    }

    public void ipv4(int bits) {
        unsigned(bits >>> 24);
        octet('.');
        unsigned(bits >>> 16 & 0xff);
        octet('.');
        unsigned(bits >>> 8 & 0xff);
        octet('.');
        unsigned(bits & 0xff);
    }

    /** RFC 5952. */
    public void ipv6(long high, long low) {
        if (high == 0 && low >>> 32 == 0xffff) {
            ascii("::ffff:");
            ipv4((int) low);
            return;
        }
        int run = Ipv6Runs.longest(high, low);
        int start = run >>> 4;
        int end = start + (run & 0xf);
        boolean colon = false;
        for (int i = 0; i < 8; i++) {
            if (i == start && end > start) {
                ascii("::");
                colon = false;
                i = end - 1;
            } else {
                if (colon) {
                    octet(':');
                }
                group(Ipv6Runs.group(high, low, i));
                colon = true;
            }
        }
    }

    private void group(int value) {
        int digits = value > 0xfff ? 4 : value > 0xff ? 3 : value > 0xf ? 2 : 1;
        for (int shift = 4 * digits - 4; shift >= 0; shift -= 4) {
            octet(LOWER[value >>> shift & 0xf]);
        }
    }

    /** {@code 0:65000:1}, {@code 1:192.0.2.1:1}, {@code 2:4200000000:1}; unknown types as {@code TYPE:HEX}. */
    public void distinguisher(long bits) {
        int type = (int) (bits >>> 48);
        unsigned(type);
        octet(':');
        switch (type) {
            case 0 -> {
                unsigned(bits >>> 32 & 0xffff);
                octet(':');
                unsigned(bits & 0xffff_ffffL);
            }
            case 1 -> {
                ipv4((int) (bits >>> 16));
                octet(':');
                unsigned(bits & 0xffff);
            }
            case 2 -> {
                unsigned(bits >>> 16 & 0xffff_ffffL);
                octet(':');
                unsigned(bits & 0xffff);
            }
            default -> hex(bits, 12, false);
        }
    }

    /** The lower {@code digits} hex digits of a number. */
    public void hex(long bits, int digits, boolean upper) {
        for (int shift = 4 * digits - 4; shift >= 0; shift -= 4) {
            octet((upper ? UPPER : LOWER)[(int) (bits >>> shift) & 0xf]);
        }
    }

    /** RFC 3339 with microseconds. */
    public void timestamp(long epochMicros) {
        int at = claim(Timestamps.LENGTH);
        Timestamps.write(octets, at, epochMicros);
    }
}
