package net.weir.codec.mrt;

import org.jspecify.annotations.Nullable;

/** Types and subtypes of MRT records, with the numbers and names of RFC 6396 section 4, RFC 6397 and RFC 8050. */
public final class MrtType {
    /** Of the first RIS archives; RFC 6396 section 9 (deprecated). */
    public static final int BGP = 5;

    public static final int TABLE_DUMP = 12;
    public static final int TABLE_DUMP_V2 = 13;
    public static final int BGP4MP = 16;
    public static final int BGP4MP_ET = 17;

    public static final int BGP_UPDATE = 1;
    public static final int BGP_STATE_CHANGE = 3;
    public static final int BGP_OPEN = 5;
    public static final int BGP_NOTIFY = 6;
    public static final int BGP_KEEPALIVE = 7;

    public static final int PEER_INDEX_TABLE = 1;
    public static final int RIB_IPV4_UNICAST = 2;
    public static final int RIB_IPV4_MULTICAST = 3;
    public static final int RIB_IPV6_UNICAST = 4;
    public static final int RIB_IPV6_MULTICAST = 5;
    public static final int RIB_GENERIC = 6;
    public static final int GEO_PEER_TABLE = 7;
    public static final int RIB_IPV4_UNICAST_ADDPATH = 8;
    public static final int RIB_GENERIC_ADDPATH = 12;

    public static final int STATE_CHANGE = 0;
    public static final int MESSAGE = 1;
    public static final int MESSAGE_AS4 = 4;
    public static final int STATE_CHANGE_AS4 = 5;
    public static final int MESSAGE_LOCAL = 6;
    public static final int MESSAGE_AS4_LOCAL = 7;
    public static final int MESSAGE_ADDPATH = 8;
    public static final int MESSAGE_AS4_ADDPATH = 9;
    public static final int MESSAGE_LOCAL_ADDPATH = 10;
    public static final int MESSAGE_AS4_LOCAL_ADDPATH = 11;

    private static final @Nullable String[] V2 = {
        null,
        "PEER_INDEX_TABLE",
        "RIB_IPV4_UNICAST",
        "RIB_IPV4_MULTICAST",
        "RIB_IPV6_UNICAST",
        "RIB_IPV6_MULTICAST",
        "RIB_GENERIC",
        "GEO_PEER_TABLE",
        "RIB_IPV4_UNICAST_ADDPATH",
        "RIB_IPV4_MULTICAST_ADDPATH",
        "RIB_IPV6_UNICAST_ADDPATH",
        "RIB_IPV6_MULTICAST_ADDPATH",
        "RIB_GENERIC_ADDPATH"
    };
    private static final @Nullable String[] MP = {
        "STATE_CHANGE",
        "MESSAGE",
        null,
        null,
        "MESSAGE_AS4",
        "STATE_CHANGE_AS4",
        "MESSAGE_LOCAL",
        "MESSAGE_AS4_LOCAL",
        "MESSAGE_ADDPATH",
        "MESSAGE_AS4_ADDPATH",
        "MESSAGE_LOCAL_ADDPATH",
        "MESSAGE_AS4_LOCAL_ADDPATH"
    };
    private static final @Nullable String[] DUMP = {null, "AFI_IPv4", "AFI_IPv6"};
    private static final @Nullable String[] OLD = {
        null, "UPDATE", "PREF_UPDATE", "STATE_CHANGE", "SYNC", "OPEN", "NOTIFY", "KEEPALIVE"
    };

    private static final @Nullable String[][] FULL = new @Nullable String[BGP4MP_ET + 1][];

    static {
        for (int type = 0; type < FULL.length; type++) {
            @Nullable String[] names = names(type);
            if (names != null) {
                FULL[type] = names.clone();
                for (int i = 0; i < names.length; i++) {
                    FULL[type][i] = names[i] == null ? null : typeName(type) + "/" + names[i];
                }
            }
        }
    }

    private MrtType() {}

    /** True for the types whose records this bundle reads. */
    public static boolean isKnown(int type, int subtype) {
        return known(type, subtype) != null;
    }

    private static @Nullable String known(int type, int subtype) {
        @Nullable String[] names = type >= 0 && type < FULL.length ? FULL[type] : null;
        return names != null && subtype >= 0 && subtype < names.length ? names[subtype] : null;
    }

    /** {@code TABLE_DUMP_V2/RIB_IPV4_UNICAST}; numbers where there is no name. */
    public static String name(int type, int subtype) {
        String known = known(type, subtype);
        return known != null ? known : typeName(type) + "/" + subtype;
    }

    private static String typeName(int type) {
        return switch (type) {
            case BGP -> "BGP";
            case TABLE_DUMP -> "TABLE_DUMP";
            case TABLE_DUMP_V2 -> "TABLE_DUMP_V2";
            case BGP4MP -> "BGP4MP";
            case BGP4MP_ET -> "BGP4MP_ET";
            default -> Integer.toString(type);
        };
    }

    private static @Nullable String @Nullable [] names(int type) {
        return switch (type) {
            case BGP -> OLD;
            case TABLE_DUMP -> DUMP;
            case TABLE_DUMP_V2 -> V2;
            case BGP4MP, BGP4MP_ET -> MP;
            default -> null;
        };
    }
}
