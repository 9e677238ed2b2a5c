package net.weir.codec.bgp.attribute;

import net.weir.codec.bgp.attribute.AttributeRule.ValueCheck;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/** Checks of values that are made of parts, each by what its own document calls malformed. */
final class StructureChecks {
    private StructureChecks() {}

    /** RFC 6514 section 5: the identifier of those tunnel types that leave it no choice but the address family. */
    record PmsiTunnel() implements ValueCheck {
        @Override
        public @Nullable String fault(byte[] octets, int at, int length) {
            int identifier = length - 5;
            boolean fits =
                    switch (octets[at + 1] & 0xff) {
                        case 1 -> identifier == 12 || identifier == 24; // RSVP-TE
                        case 3, 4, 5 -> identifier == 8 || identifier == 32; // trees of PIM
                        case 6 -> identifier == 4 || identifier == 16; // ingress replication
                        default -> true;
                    };
            return fits ? null : "PMSI_TUNNEL of type " + octets[at + 1] + " with an identifier of " + identifier;
        }
    }

    /** RFC 6514 section 8: an address and a label each, all addresses of one family. */
    record PeDistinguisherLabels() implements ValueCheck {
        @Override
        public @Nullable String fault(byte[] octets, int at, int length) {
            return length % 7 == 0 || length % 19 == 0 ? null : "PE Distinguisher Labels of " + length + " octets";
        }
    }

    /** RFC 9012 section 13: the last octet of a TLV is the last octet of its last sub-TLV. */
    record Tunnels() implements ValueCheck {
        @Override
        public @Nullable String fault(byte[] octets, int at, int length) {
            int end = at + length;
            int next;
            for (int tlv = at; tlv < end; tlv = next) {
                next = tlv + 4 > end ? end + 1 : tlv + 4 + Octets.u16(octets, tlv + 2);
                if (next > end) {
                    return "tunnel TLVs do not close";
                } else if (!isWhole(octets, tlv + 4, next)) {
                    return "the sub-TLVs of tunnel type " + Octets.u16(octets, tlv) + " do not close";
                }
            }
            return null;
        }

        private static boolean isWhole(byte[] octets, int from, int end) {
            int at = from;
            while (at < end) {
                int value = at + (octets[at] >= 0 ? 2 : 3); // lengths of two octets for types from 128 on
                if (value > end) {
                    return false;
                }
                at = value + (octets[at] >= 0 ? octets[at + 1] & 0xff : Octets.u16(octets, at + 1));
            }
            return at == end;
        }
    }

    /** RFC 8205 sections 3 and 5.2: a path, then one or two blocks with as many signatures as the path has segments. */
    record BgpsecPath() implements ValueCheck {
        private static final int SEGMENT = 6;
        private static final int KEY_IDENTIFIER = 20;

        @Override
        public @Nullable String fault(byte[] octets, int at, int length) {
            int end = at + length;
            int path = length < 2 ? 0 : Octets.u16(octets, at);
            if (path < 2 + SEGMENT || path > length || (path - 2) % SEGMENT != 0) {
                return "the Secure_Path of BGPsec_PATH does not close";
            }
            int segments = (path - 2) / SEGMENT;
            int blocks = 0;
            int next = at + path;
            while (next < end && blocks < 3) {
                int block = end - next < 3 ? 0 : Octets.u16(octets, next);
                if (block < 3 || block > end - next || signatures(octets, next + 3, next + block) != segments) {
                    return "a Signature_Block of BGPsec_PATH does not have " + segments + " signatures";
                }
                next += block;
                blocks++;
            }
            return blocks == 1 || blocks == 2 ? null : "BGPsec_PATH without one or two blocks of signatures";
        }

        /** -1 if they do not close. */
        private static int signatures(byte[] octets, int from, int end) {
            int count = 0;
            int at = from;
            while (at < end) {
                int value = at + KEY_IDENTIFIER + 2;
                if (value > end) {
                    return -1;
                }
                at = value + Octets.u16(octets, value - 2);
                count++;
            }
            return at == end ? count : -1;
        }
    }

    /** RFC 9015 section 3.2.1: at least one Hop TLV, and at least one sub-TLV in each. */
    record ServiceFunctionPath() implements ValueCheck {
        private static final int HOP = 2;
        private static final ValueChecks.Tlvs TLVS = new ValueChecks.Tlvs(1, "SFP TLVs do not close");

        @Override
        public @Nullable String fault(byte[] octets, int at, int length) {
            String fault = TLVS.fault(octets, at, length);
            if (fault != null) {
                return fault;
            }
            boolean hops = false;
            int next;
            for (int tlv = at; tlv < at + length; tlv = next) {
                int size = Octets.u16(octets, tlv + 1);
                next = tlv + 3 + size;
                if (octets[tlv] == HOP && (size < 4 || TLVS.fault(octets, tlv + 4, size - 1) != null)) {
                    return "an SFP hop has no sub-TLVs, or some that do not close";
                }
                hops |= octets[tlv] == HOP;
            }
            return hops ? null : "SFP attribute without a hop";
        }
    }

    /** RFC 9026 section 3.1.6: optional TLVs, among them the source address of a P2MP session. */
    record BfdDiscriminator() implements ValueCheck {
        private static final int P2MP = 1;
        private static final int SOURCE = 1;

        @Override
        public @Nullable String fault(byte[] octets, int at, int length) {
            int end = at + length;
            boolean source = false;
            int next;
            for (int tlv = at + 5; tlv < end; tlv = next) {
                int size = end - tlv < 2 ? end : octets[tlv + 1] & 0xff;
                next = tlv + 2 + size;
                if (next > end || octets[tlv] == SOURCE && size != 4 && size != 16) {
                    return "the TLVs of BFD Discriminator do not close, or have no source address";
                }
                source |= octets[tlv] == SOURCE;
            }
            return source || octets[at] != P2MP ? null : "BFD Discriminator without a source address";
        }
    }

    /** RFC 8669 section 6: TLVs that close and have the lengths of their types. */
    record PrefixSid() implements ValueCheck {
        private static final ValueChecks.Tlvs TLVS = new ValueChecks.Tlvs(1, "Prefix-SID TLVs do not close");

        @Override
        public @Nullable String fault(byte[] octets, int at, int length) {
            String fault = TLVS.fault(octets, at, length);
            int size;
            for (int tlv = at; fault == null && tlv < at + length; tlv += 3 + size) {
                size = Octets.u16(octets, tlv + 1);
                boolean fits =
                        switch (octets[tlv]) {
                            case 1 -> size == 7; // label index
                            case 3 -> size >= 8 && size % 6 == 2; // flags, then ranges of the originator's SRGB
                            default -> true;
                        };
                fault = fits ? null : "Prefix-SID TLV " + octets[tlv] + " has an impossible length of " + size;
            }
            return fault;
        }
    }
}
