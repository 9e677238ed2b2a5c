package net.weir.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an UPDATE means that has some of the four parts: 1 classic withdrawn routes, 2 MP_UNREACH_NLRI, 4 MP_REACH_NLRI,
 * 8 classic NLRI.
 */
final class MixedUpdate {
    private MixedUpdate() {}

    /** The events that it becomes: withdrawals first, but with the announcements of their family where there are some. */
    static List<String> events(int parts) {
        boolean withdrawn = (parts & 1) != 0;
        boolean unreach = (parts & 2) != 0;
        boolean reach = (parts & 4) != 0;
        boolean nlri = (parts & 8) != 0;
        List<String> events = new ArrayList<>();
        if (withdrawn && !nlri) {
            events.add("ipv4-unicast -203.0.113.0/24");
        }
        if (unreach && !reach) {
            events.add("ipv6-unicast -2001:db8:1::/48");
        }
        if (reach) {
            events.add("ipv6-unicast" + (unreach ? " -2001:db8:1::/48" : "") + " +2001:db8::/32");
        }
        if (nlri) {
            events.add("ipv4-unicast" + (withdrawn ? " -203.0.113.0/24" : "") + " +198.51.100.0/24");
        }
        return events;
    }

    /** What is left of a table that held 203.0.113.0/24 and 2001:db8:1::/48. */
    static Set<String> left(int parts) {
        Set<String> left = new TreeSet<>();
        if ((parts & 1) == 0) {
            left.add("203.0.113.0/24");
        }
        if ((parts & 2) == 0) {
            left.add("2001:db8:1::/48");
        }
        if ((parts & 4) != 0) {
            left.add("2001:db8::/32");
        }
        if ((parts & 8) != 0) {
            left.add("198.51.100.0/24");
        }
        return left;
    }
}
