package net.weir.codec.bmp;

import net.weir.model.Problem.Action;

/** The kinds of damage that BMP framing and messages can have. The label names the counter. */
public enum BmpFault {
    VERSION("version", "RFC 7854 section 4.1", Action.SESSION_RESET),
    /** Version 4 is the draft draft-ietf-grow-bmp-tlv: told apart, because its messages look alike but are not. */
    VERSION_4("version-4", "RFC 7854 section 4.1", Action.SESSION_RESET),
    LENGTH_TOO_SHORT("length-too-short", "RFC 7854 section 4.1", Action.SESSION_RESET),
    LENGTH_OVER_LIMIT("length-over-limit", "RFC 7854 section 4.1", Action.SESSION_RESET),
    UNKNOWN_TYPE("unknown-message-type", "RFC 7854 section 4.1", Action.MESSAGE_SKIPPED),
    /** The message ends within its fixed part. */
    TRUNCATED("truncated", "RFC 7854 section 4", Action.MESSAGE_SKIPPED),
    /** A TLV that reaches beyond the message: it and what is behind it cannot be read. */
    TLV_OVERRUN("tlv-overrun", "RFC 7854 section 4.4", Action.MESSAGE_SKIPPED),
    TOO_MANY_TLVS("too-many-tlvs", "RFC 7854 section 4.4", Action.MESSAGE_SKIPPED),
    /** What a TLV is for can be told, and its value is none of that. */
    TLV_VALUE("tlv-value", "draft-ietf-grow-bmp-tlv", Action.KEPT),
    OPEN_LENGTH("open-length", "RFC 7854 section 4.10", Action.MESSAGE_SKIPPED),
    /** A version 4 Route Monitoring message has none or several. */
    BGP_MESSAGES("bgp-messages", "draft-ietf-grow-bmp-tlv", Action.KEPT),
    /** The Stats Count field does not tell how many TLVs follow; those that do are kept. */
    STATISTICS_COUNT("statistics-count", "RFC 7854 section 4.8", Action.KEPT);

    private final String label;
    private final String rule;
    private final Action action;

    BmpFault(String label, String rule, Action action) {
        this.label = label;
        this.rule = rule;
        this.action = action;
    }

    /** The text that is violated. */
    public String rule() {
        return rule;
    }

    /** What becomes of the message as a rule; {@link BmpDamage#action} knows better. */
    public Action action() {
        return action;
    }

    /** True if nothing after it can be read: the transport session must end. */
    public boolean isFatal() {
        return action == Action.SESSION_RESET;
    }

    @Override
    public String toString() {
        return label;
    }
}
