package net.weir.session.bgp;

import java.util.ArrayList;
import java.util.List;

/** What follows from an event: the next state and, in order, what is done. */
record Transition(SessionState next, List<FsmAction> actions) {
    Transition {
        actions = List.copyOf(actions);
    }

    static Transition to(SessionState next, FsmAction... actions) {
        return new Transition(next, List.of(actions));
    }

    /** Of a list in which what is not to be done is null. */
    static Transition some(SessionState next, Object... actions) {
        List<FsmAction> chosen = new ArrayList<>();
        for (Object action : actions) {
            if (action instanceof FsmAction one) {
                chosen.add(one);
            }
        }
        return new Transition(next, chosen);
    }
}
