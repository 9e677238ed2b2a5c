package net.weir.http;

import java.util.function.LongSupplier;
import net.weir.http.live.LiveEvents;
import net.weir.http.metrics.Metrics;
import net.weir.http.rib.Counts;
import net.weir.http.rib.Diffs;
import net.weir.http.rib.Ingresses;
import net.weir.http.rib.RibMemory;
import net.weir.http.rib.Routes;
import net.weir.http.status.Doctors;
import net.weir.http.status.Health;
import net.weir.http.status.Index;
import net.weir.http.status.Operations;
import net.weir.http.status.Sessions;
import net.weir.http.status.Stages;
import net.weir.http.web.Router;
import net.weir.http.web.Views;

/** Which path leads where. */
final class Api {
    private Api() {}

    /** @param stalledReaders how many answers were ended because their reader took nothing */
    static Router router(Views views, LiveEvents events, LongSupplier stalledReaders) {
        Routes routes = new Routes(views);
        Counts counts = new Counts(views);
        Diffs diffs = new Diffs(views);
        RibMemory memory = new RibMemory(views);
        Ingresses ingresses = new Ingresses(views);
        Sessions sessions = new Sessions(views);
        Stages stages = new Stages(views);
        Health health = new Health(views);
        Operations operations = new Operations(views);
        return new Router()
                .add("/", Index::answer)
                .add("/api/v1/actions", operations::actions)
                .add("/api/v1/reports", operations::reports)
                .add("/api/v1/stages/{stage}/actions/{action}", operations.action())
                .add("/api/v1/stages/{stage}/reports/{report}", operations::report)
                .add("/api/v1", Index::answer)
                .add("/api/v1/ribs", sessions::ribs)
                .add("/api/v1/ribs/{family}/routes", routes::all)
                .add("/api/v1/ribs/{family}/routes/{address}/{length}", routes::one)
                .add("/api/v1/ribs/{family}/count", counts::all)
                .add("/api/v1/ribs/{family}/count/{address}/{length}", counts::one)
                .add("/api/v1/ribs/{family}/diff", diffs::answer)
                .add("/api/v1/ribs/{rib}/memory", memory::answer)
                .add("/api/v1/ingresses", ingresses::list)
                .add("/api/v1/ingresses/{id}", ingresses::one)
                .add("/api/v1/routers", sessions::routers)
                .add("/api/v1/peers", sessions::peers)
                .add("/api/v1/stages", stages::stages)
                .add("/api/v1/types", stages::types)
                .add("/api/v1/problems", stages::problems)
                .add("/api/v1/doctor", new Doctors(views)::answer)
                .add("/api/v1/events", events::answer)
                .add("/metrics", new Metrics(views, stalledReaders)::answer)
                .add("/health/live", health::live)
                .add("/health/ready", health::ready);
    }
}
