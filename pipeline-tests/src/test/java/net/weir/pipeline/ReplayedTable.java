package net.weir.pipeline;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.weir.event.Event;
import net.weir.event.RouteChange;

/** The table that a consumer of route changes would have. */
final class ReplayedTable {
    private ReplayedTable() {}

    /** {@code PEER-ID PREFIX} of what stands after all events; fails on a change that contradicts what went before. */
    static Set<String> of(List<Event> events) {
        Set<String> table = new TreeSet<>();
        for (Event event : events) {
            if (event instanceof RouteChange change) {
                for (int i = 0; i < change.routes().count(); i++) {
                    apply(table, change, i);
                }
            }
        }
        return table;
    }

    private static void apply(Set<String> table, RouteChange change, int index) {
        String route = change.routePeer().id() + " " + change.routes().text(index);
        // a snapshot says what stands, and corrects what it said if that changed meanwhile
        boolean news = change.cause() != RouteChange.Cause.SNAPSHOT;
        boolean was = change.before(index) != null;
        if (news && table.contains(route) != was) {
            throw new AssertionError(route + (was ? " was not there: " : " was there already: ") + change);
        }
        if (change.isWithdrawal()) {
            table.remove(route);
        } else {
            table.add(route);
        }
    }
}
