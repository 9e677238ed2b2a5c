package net.weir.codec.bgp.family;

import net.weir.model.NlriBlock;
import org.jspecify.annotations.Nullable;

/**
 * A field of NLRI to be read, and what the reader found wrong. Reused for every field of every message of a lane, with
 * scratch arrays that fit one NLRI per octet of the longest field so far.
 */
public final class NlriRun {
    private byte[] octets = new byte[0];
    private int start;
    private int end;
    private boolean addPath;
    private boolean withdrawal;
    private boolean hostBitsCleared;
    private int failedAt;
    private String failure = "";
    private long[] first = new long[0];
    private long[] second = new long[0];
    private int[] ints = new int[0];
    private int[] pathIds = new int[0];
    private byte[] lengths = new byte[0];

    /** Starts anew on {@code octets[start..end)}. */
    public void reset(byte[] newOctets, int newStart, int newEnd, boolean newAddPath, boolean newWithdrawal) {
        octets = newOctets;
        start = newStart;
        end = newEnd;
        addPath = newAddPath;
        withdrawal = newWithdrawal;
        hostBitsCleared = false;
        failedAt = -1;
        failure = "";
    }

    /** The message's buffer, never to be written. */
    public byte[] octets() {
        return octets;
    }

    public int start() {
        return start;
    }

    /** One past the last octet. */
    public int end() {
        return end;
    }

    /** True if each NLRI has a path id of 4 octets in front (RFC 7911 section 3). */
    public boolean addPath() {
        return addPath;
    }

    /** True for withdrawn routes, where some families leave out or fake what is not part of the key. */
    public boolean withdrawal() {
        return withdrawal;
    }

    /** Notes that a prefix had host bits, which the block does not. */
    public void clearHostBits() {
        hostBitsCleared = true;
    }

    public boolean hostBitsCleared() {
        return hostBitsCleared;
    }

    /** Notes that the NLRI at {@code at} is no NLRI of the family; returns null for the caller to return. */
    public @Nullable NlriBlock fail(int at, String reason) {
        failedAt = at;
        failure = reason;
        return null;
    }

    /** Where {@link #fail} was called for, or -1. */
    public int failedAt() {
        return failedAt;
    }

    public String failure() {
        return failure;
    }

    private int most() {
        return end - start;
    }

    long[] first() {
        return first = first.length < most() ? new long[room()] : first;
    }

    long[] second() {
        return second = second.length < most() ? new long[room()] : second;
    }

    /** One more than NLRI, for offsets. */
    int[] ints() {
        return ints = ints.length <= most() ? new int[room() + 1] : ints;
    }

    int[] pathIds() {
        return pathIds = pathIds.length < most() ? new int[room()] : pathIds;
    }

    byte[] lengths() {
        return lengths = lengths.length < most() ? new byte[room()] : lengths;
    }

    private int room() {
        return Math.max(most(), 4096);
    }
}
