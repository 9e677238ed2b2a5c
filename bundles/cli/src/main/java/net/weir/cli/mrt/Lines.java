package net.weir.cli.mrt;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Text on its way out as octets: numbers and addresses are written digit by digit into one buffer, which makes no garbage.
 * Confined to one thread.
 */
final class Lines implements Flushable {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final int ROOM = 1 << 17;
    /** What is there without asking, at the start of a line and behind {@link #reserve}: a few dozen fields. */
    private static final int SPARE = 4096;

    /** Numbers below 10,000 as four ASCII octets: from the left, and with leading zeros. */
    private static final int[] LEFT = new int[10_000];

    private static final int[] PADDED = new int[10_000];

    static {
        for (int i = 0; i < 10_000; i++) {
            int padded = '0' + i / 1000 | '0' + i / 100 % 10 << 8 | '0' + i / 10 % 10 << 16 | '0' + i % 10 << 24;
            PADDED[i] = padded;
            LEFT[i] = padded >>> (i < 10 ? 24 : i < 100 ? 16 : i < 1000 ? 8 : 0);
        }
    }

    private final OutputStream out;
    private byte[] octets = new byte[ROOM + SPARE];
    private int length;

    Lines(OutputStream out) {
        this.out = out;
    }

    /** Octets so far that were not flushed. */
    int length() {
        return length;
    }

    /** What is not flushed from {@code from} on. */
    byte[] tail(int from) {
        return Arrays.copyOfRange(octets, from, length);
    }

    void truncate(int to) {
        length = to;
    }

    /** To be called between lines: writes out when half full, so that a line always lies in the buffer as a whole. */
    void lineEnd() {
        octets[length++] = '\n';
        if (length > ROOM / 2) {
            flush();
        }
        reserve(0);
    }

    /** Makes sure that {@code count} octets fit, and some fields more. To be called before what has no small limit. */
    void reserve(int count) {
        if (octets.length - length < count + SPARE) {
            octets = Arrays.copyOf(octets, Math.max(2 * octets.length, length + count + SPARE));
        }
    }

    @Override
    public void flush() {
        try {
            out.write(octets, 0, length);
            length = 0;
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void put(char c) {
        octets[length++] = (byte) c;
    }

    @SuppressWarnings("deprecation") // String.getBytes(int, int, byte[], int) copies Latin-1 without an array between
    void ascii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), octets, length);
        length += text.length();
    }

    void copy(byte[] source) {
        copy(source, 0, source.length);
    }

    void copy(byte[] source, int from, int count) {
        reserve(count);
        System.arraycopy(source, from, octets, length, count);
        length += count;
    }

    /** Unsigned 32 bits. */
    void number(int value) {
        if (value >= 0 && value < 10_000) {
            small(value);
        } else if (value >= 0 && value < 100_000_000) {
            int high = value / 10_000;
            small(high);
            four(PADDED[value - 10_000 * high]);
            length += 4;
        } else {
            number(value & 0xffff_ffffL);
        }
    }

    private void small(int value) {
        four(LEFT[value]);
        length += value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4;
    }

    /** Four octets, the lowest first, which do not count as written yet. */
    private void four(int digits) {
        byte[] to = octets; // the first compiler would read both fields for each octet
        int at = length;
        to[at + 3] = (byte) (digits >>> 24);
        to[at] = (byte) digits;
        to[at + 1] = (byte) (digits >>> 8);
        to[at + 2] = (byte) (digits >>> 16);
    }

    /** At least 0. */
    void number(long value) {
        if (value < 10_000) {
            small((int) value);
            return;
        }
        long high = value / 10_000;
        number(high);
        four(PADDED[(int) (value - 10_000 * high)]);
        length += 4;
    }

    /** With at least {@code digits} digits, 6 at most. */
    void padded(long value, int digits) {
        long limit = 1;
        for (int i = 1; i < digits; i++) {
            limit *= 10;
        }
        for (; limit > 1 && value < limit; limit /= 10) {
            put('0');
        }
        number(value);
    }

    void hex(int octet) {
        octets[length++] = HEX[octet >>> 4 & 0xf];
        octets[length++] = HEX[octet & 0xf];
    }

    void ipv4(int bits) {
        number(bits >>> 24);
        octets[length++] = '.';
        number(bits >>> 16 & 0xff);
        octets[length++] = '.';
        number(bits >>> 8 & 0xff);
        octets[length++] = '.';
        number(bits & 0xff);
    }

    /**
     * As bgpdump has it: unlike RFC 5952 a single group of zeros is left out too, and what could be an IPv4-compatible
     * address ends in four decimal numbers.
     */
    void ipv6(long high, long low) {
        boolean mapped = high == 0 && low >>> 32 == 0xffff;
        if (mapped || high == 0 && low >>> 32 == 0 && (low & 0xffff_ffffL) > 1) {
            ascii(mapped ? "::ffff:" : "::");
            ipv4((int) low);
            return;
        }
        int start = -1;
        int longest = 0;
        for (int i = 0, run = 0; i < 8; i++) {
            run = group(high, low, i) == 0 ? run + 1 : 0;
            if (run > longest) {
                longest = run;
                start = i - run + 1;
            }
        }
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                if (i == 0) {
                    octets[length++] = ':';
                }
                octets[length++] = ':';
                i += longest - 1;
            } else {
                group(group(high, low, i));
                if (i != 7) {
                    octets[length++] = ':';
                }
            }
        }
    }

    private static int group(long high, long low, int index) {
        return (int) (index < 4 ? high >>> 48 - 16 * index : low >>> 112 - 16 * index) & 0xffff;
    }

    private void group(int value) {
        for (int shift = value > 0xfff ? 12 : value > 0xff ? 8 : value > 0xf ? 4 : 0; shift >= 0; shift -= 4) {
            octets[length++] = HEX[value >>> shift & 0xf];
        }
    }
}
