package net.weir.model;

/** Path attribute type codes of the IANA registry "BGP Path Attributes" and the name that each has in JSON. */
public final class AttributeType {
    /** {@link Tags}: Weir's own, never on the wire. Reserved by IANA. */
    public static final int TAGS = 0;

    public static final int ORIGIN = 1;
    public static final int AS_PATH = 2;
    public static final int NEXT_HOP = 3;
    public static final int MULTI_EXIT_DISC = 4;
    public static final int LOCAL_PREF = 5;
    public static final int ATOMIC_AGGREGATE = 6;
    public static final int AGGREGATOR = 7;
    public static final int COMMUNITIES = 8;
    public static final int ORIGINATOR_ID = 9;
    public static final int CLUSTER_LIST = 10;
    public static final int MP_REACH_NLRI = 14;
    public static final int MP_UNREACH_NLRI = 15;
    public static final int EXTENDED_COMMUNITIES = 16;
    public static final int AS4_PATH = 17;
    public static final int AS4_AGGREGATOR = 18;
    public static final int CONNECTOR = 20;
    public static final int PMSI_TUNNEL = 22;
    public static final int TUNNEL_ENCAPSULATION = 23;
    public static final int TRAFFIC_ENGINEERING = 24;
    public static final int IPV6_EXTENDED_COMMUNITIES = 25;
    public static final int AIGP = 26;
    public static final int PE_DISTINGUISHER_LABELS = 27;
    public static final int BGP_LS = 29;
    public static final int LARGE_COMMUNITIES = 32;
    public static final int BGPSEC_PATH = 33;
    public static final int ONLY_TO_CUSTOMER = 35;
    public static final int SFP = 37;
    public static final int BFD_DISCRIMINATOR = 38;
    public static final int PREFIX_SID = 40;
    public static final int BIER = 41;
    public static final int ATTR_SET = 128;

    /** Attribute flag bits (RFC 4271 section 4.3). */
    public static final int OPTIONAL = 0x80;

    public static final int TRANSITIVE = 0x40;
    public static final int PARTIAL = 0x20;
    public static final int EXTENDED_LENGTH = 0x10;

    private AttributeType() {}

    /** The camelCase name used in JSON, or {@code attribute-N} for a type without one. */
    public static String name(int type) {
        return switch (type) {
            case TAGS -> "tags";
            case ORIGIN -> "origin";
            case AS_PATH -> "asPath";
            case NEXT_HOP -> "conventionalNextHop";
            case MULTI_EXIT_DISC -> "multiExitDisc";
            case LOCAL_PREF -> "localPref";
            case ATOMIC_AGGREGATE -> "atomicAggregate";
            case AGGREGATOR -> "aggregator";
            case COMMUNITIES -> "standardCommunities";
            case ORIGINATOR_ID -> "originatorId";
            case CLUSTER_LIST -> "clusterList";
            case MP_REACH_NLRI -> "mpReachNlri";
            case MP_UNREACH_NLRI -> "mpUnreachNlri";
            case EXTENDED_COMMUNITIES -> "extendedCommunities";
            case AS4_PATH -> "as4Path";
            case AS4_AGGREGATOR -> "as4Aggregator";
            case CONNECTOR -> "connector";
            case SFP -> "sfp";
            case BFD_DISCRIMINATOR -> "bfdDiscriminator";
            case BIER -> "bier";
            case PMSI_TUNNEL -> "pmsiTunnel";
            case TUNNEL_ENCAPSULATION -> "tunnelEncapsulation";
            case TRAFFIC_ENGINEERING -> "trafficEngineering";
            case IPV6_EXTENDED_COMMUNITIES -> "ipv6ExtendedCommunities";
            case AIGP -> "aigp";
            case PE_DISTINGUISHER_LABELS -> "peDistinguisherLabels";
            case BGP_LS -> "bgpLs";
            case LARGE_COMMUNITIES -> "largeCommunities";
            case BGPSEC_PATH -> "bgpsecPath";
            case ONLY_TO_CUSTOMER -> "otc";
            case PREFIX_SID -> "prefixSid";
            case ATTR_SET -> "attrSet";
            default -> "attribute-" + type;
        };
    }
}
