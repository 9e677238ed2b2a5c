package net.weir.codec.bmp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.weir.model.Bytes;
import org.jspecify.annotations.Nullable;

/** An Information TLV (RFC 7854 section 4.4). What its type means depends on the message (RFC 9736 section 3). */
public record Tlv(int type, Bytes value) {
    /** Octets of type and length. */
    public static final int HEADER = 4;
    /** Free text, in Initiation, Termination and Peer Up. */
    public static final int STRING = 0;
    /** Initiation. */
    public static final int SYS_DESCR = 1;
    /** Initiation. */
    public static final int SYS_NAME = 2;
    /** Peer Up and Peer Down with reason 6 (RFC 9069 sections 5.2.1 and 5.3). */
    public static final int VRF_NAME = 3;
    /** Peer Up (RFC 8671 section 6.3.1). */
    public static final int ADMIN_LABEL = 4;
    /** Termination: a 2-octet code (RFC 7854 section 4.5). */
    public static final int REASON = 1;
    /** Route Mirroring: a BGP message (RFC 7854 section 4.7). */
    public static final int MIRRORED_MESSAGE = 0;
    /** Route Mirroring: a 2-octet code. */
    public static final int MIRRORING_INFORMATION = 1;

    public static Tlv text(int type, String text) {
        return new Tlv(type, Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static Tlv code(int type, int code) {
        return new Tlv(type, Bytes.copyOf(new byte[] {(byte) (code >> 8), (byte) code}));
    }

    /** The value as text that may be shown to people: see {@link RouterText}. */
    public String text() {
        return RouterText.clean(value.toArray());
    }

    /** The first two octets as a number, -1 if there are fewer. */
    public int code() {
        return value.length() < 2 ? -1 : value.u8(0) << 8 | value.u8(1);
    }

    /** The text of the first TLV of this type, null if there is none. */
    static @Nullable String firstText(List<Tlv> tlvs, int type) {
        for (Tlv tlv : tlvs) {
            if (tlv.type == type) {
                return tlv.text();
            }
        }
        return null;
    }

    /** The texts of all TLVs of this type, in order. */
    static List<String> texts(List<Tlv> tlvs, int type) {
        List<String> texts = new ArrayList<>();
        for (Tlv tlv : tlvs) {
            if (tlv.type == type) {
                texts.add(tlv.text());
            }
        }
        return List.copyOf(texts);
    }
}
