package net.weir.source.bmp;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.weir.api.StageContext;
import net.weir.api.State;
import net.weir.model.Router;
import net.weir.model.RouterKey;

/** What the stage says of itself: reasons to look come and go, RUNNING when none is left. Thread-safe. */
final class StageHealth {
    private static final int SHOWN = 3;

    private final StageContext context;
    private final Map<Object, String> reasons = new LinkedHashMap<>();
    private final Set<String> awaited = new TreeSet<>();
    private String where = "";

    StageHealth(StageContext context) {
        this.context = context;
    }

    synchronized void listening(InetSocketAddress address) {
        where = "listening on " + address.getAddress().getHostAddress() + ":" + address.getPort();
        tell();
    }

    /** A reason to look, until it is {@link #clear}ed or replaced; one for each subject. */
    synchronized void degraded(Object subject, String reason) {
        if (!reason.equals(reasons.put(subject, reason))) {
            tell();
        }
    }

    synchronized void clear(Object subject) {
        if (reasons.remove(subject) != null) {
            tell();
        }
    }

    synchronized void clearAll(Predicate<Object> subjects) {
        if (reasons.keySet().removeIf(subjects)) {
            tell();
        }
    }

    /** Which routers should be there from now on; those seen already do not count as seen by new names. */
    synchronized void expect(List<String> names, List<Router> present) {
        awaited.clear();
        awaited.addAll(names);
        present.forEach(this::strike);
        clear("expected");
    }

    /** A router is there. */
    synchronized void seen(Router router) {
        if (strike(router)) {
            if (awaited.isEmpty()) {
                clear("expected");
            } else if (reasons.containsKey("expected")) {
                alarm();
            }
        }
    }

    private boolean strike(Router router) {
        RouterKey key = router.key();
        String address = router.address().toString();
        String name = String.valueOf(router.sysName());
        return awaited.removeAll(List.of(key.toString(), address, name, name + "@" + address));
    }

    /** Time enough has passed: who was not seen yet is missing. */
    synchronized void alarm() {
        if (!awaited.isEmpty()) {
            String text = "never seen: " + String.join(", ", awaited);
            context.problem("router-never-seen", text);
            degraded("expected", text);
        }
    }

    private void tell() {
        if (reasons.isEmpty()) {
            context.state(State.RUNNING, where);
            return;
        }
        List<String> all = new ArrayList<>(reasons.values());
        String more = all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "";
        context.state(State.DEGRADED, String.join("; ", all.subList(0, Math.min(SHOWN, all.size()))) + more);
    }
}
