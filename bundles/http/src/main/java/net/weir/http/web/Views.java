package net.weir.http.web;

import java.util.SortedMap;
import net.weir.admin.Peers;
import net.weir.admin.Pipeline;
import net.weir.admin.Taps;
import net.weir.query.RibQuery;

/** What there is to show, as it is registered at the moment. Ask for each of them anew with every request. */
public interface Views {
    Pipeline pipeline();

    Peers peers();

    Taps taps();

    /** RIBs by stage id. */
    SortedMap<String, RibQuery> ribs();
}
