package net.weir.codec.bgp;

import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bgp.attribute.AttributeJudgement;
import net.weir.codec.bgp.attribute.AttributeJudgement.Finding;
import net.weir.codec.bgp.attribute.AttributeOctets;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Problem.Action;
import org.jspecify.annotations.Nullable;

/**
 * The message under way and what was found wrong with it. Here the strongest approach of RFC 7606 becomes what it means
 * where the message was heard: a session is reset, elsewhere the family or the message is skipped (RFC 4760 section 7
 * allows a session to ignore the family too; resetting is what RFC 7606 section 3 has first).
 */
final class UpdateReport {
    private final DecodedUpdate out = new DecodedUpdate();
    private final List<Family> lostFamilies = new ArrayList<>(0);
    private byte[] buffer = new byte[0];
    private int offset;
    private int length;
    private ValidationProfile profile = ValidationProfile.MRT_RIB;
    private boolean messageLost;

    void start(byte[] newBuffer, int newOffset, int newLength, ValidationProfile newProfile) {
        buffer = newBuffer;
        offset = newOffset;
        length = newLength;
        profile = newProfile;
        messageLost = false;
        if (!lostFamilies.isEmpty()) {
            lostFamilies.clear();
        }
        out.clear();
    }

    DecodedUpdate out() {
        return out;
    }

    byte[] buffer() {
        return buffer;
    }

    ValidationProfile profile() {
        return profile;
    }

    boolean isMessageLost() {
        return messageLost;
    }

    boolean isFamilyLost() {
        return !lostFamilies.isEmpty();
    }

    boolean isLost(Family family) {
        return lostFamilies.contains(family);
    }

    void loseMessage(String reason, String rule, int at, NotificationMessage answer) {
        loseMessage(reason, rule, at, answer, null);
    }

    private void loseMessage(String reason, String rule, int at, NotificationMessage answer, @Nullable Family family) {
        messageLost = true;
        out.dropParts();
        Action action = profile.isSession() ? Action.SESSION_RESET : Action.MESSAGE_SKIPPED;
        problem(reason, rule, action, at, family);
        if (profile.isSession()) {
            out.notification(answer);
        }
    }

    void loseFamily(Family family, String reason, String rule, int at, NotificationMessage answer) {
        if (profile.isSession()) {
            loseMessage(reason, rule, at, answer, family);
        } else {
            lostFamilies.add(family);
            problem(reason, rule, Action.FAMILY_SKIPPED, at, family);
        }
    }

    /** The attribute lengths do not close at {@code at}: RFC 7606 section 4. */
    void attributesBroken(int at, boolean announces, @Nullable Family family) {
        String reason = "an attribute goes past the end of the attributes";
        if (announces) {
            problem(reason, "RFC 7606 section 4", Action.TREATED_AS_WITHDRAW, at, family);
        } else {
            loseMessage(reason + unlocated(), "RFC 7606 section 5.2", at, new NotificationMessage(3, 1, Bytes.EMPTY));
        }
    }

    /** Adds the findings of a block of attributes, each at its place in this message. */
    void add(AttributeJudgement judgement, AttributeSpans spans, boolean announces, @Nullable Family family) {
        if (judgement.asPathBroken()) {
            out.asPathFails();
        }
        for (Finding finding : judgement.findings()) {
            int at = spans.bufferOffset(finding.at());
            if (finding.action() == Action.SESSION_RESET) {
                loseMessage(finding.reason(), finding.rule(), at, answer(finding, at));
            } else if (finding.action() == Action.TREATED_AS_WITHDRAW && !announces) {
                loseMessage(finding.reason() + unlocated(), "RFC 7606 section 5.2", at, answer(finding, at));
            } else {
                problem(finding.reason(), finding.rule(), finding.action(), at, family);
            }
        }
    }

    private static String unlocated() {
        return ", and there are no reachable NLRI to withdraw";
    }

    /** RFC 4271 section 6.3: most subcodes have the attribute as data. */
    private NotificationMessage answer(Finding finding, int at) {
        int end = Math.min(offset + length, AttributeOctets.valueOf(buffer, at) + AttributeOctets.lengthOf(buffer, at));
        boolean bare = finding.subcode() == 1 || finding.subcode() == 11;
        return new NotificationMessage(3, finding.subcode(), bare ? Bytes.EMPTY : Bytes.copyOf(buffer, at, end - at));
    }

    private void problem(String reason, String rule, Action action, int at, @Nullable Family family) {
        out.add(Evidence.problem(reason, rule, action, buffer, offset, length, at - offset), family);
    }
}
