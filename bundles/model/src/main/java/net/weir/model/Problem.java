package net.weir.model;

/**
 * What is wrong with received octets, and what was done about it.
 *
 * @param reason one sentence for a person
 * @param rule the text that is violated, such as {@code RFC 7606 section 7.1}
 * @param action what became of the message
 * @param offset octet offset in the message at which the damage shows, from 0
 * @param evidence up to 64 octets around it
 */
public record Problem(String reason, String rule, Action action, int offset, Bytes evidence) {

    /** What became of the damaged part (RFC 7606 section 2, applied outside BGP sessions too). */
    public enum Action {
        ATTRIBUTE_DISCARDED("attribute-discarded"),
        TREATED_AS_WITHDRAW("treated-as-withdraw"),
        FAMILY_SKIPPED("family-skipped"),
        MESSAGE_SKIPPED("message-skipped"),
        SESSION_RESET("session-reset"),
        /** No route was lost: what could be read is kept, and it is told what could not. */
        KEPT("kept"),
        /** What was read before was read wrongly, as later messages show: routes of the family may be none of the peer's. */
        MISREAD("misread");

        private final String label;

        Action(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    @Override
    public String toString() {
        return reason + " (" + rule + ", octet " + offset + "): " + action;
    }
}
