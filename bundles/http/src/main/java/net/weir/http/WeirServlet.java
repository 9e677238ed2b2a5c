package net.weir.http;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import net.weir.admin.Peers;
import net.weir.admin.Pipeline;
import net.weir.admin.Taps;
import net.weir.http.live.LiveEvents;
import net.weir.http.web.Dispatcher;
import net.weir.http.web.HostGuard;
import net.weir.http.web.HttpProblem;
import net.weir.http.web.PageTable;
import net.weir.http.web.Views;
import net.weir.http.web.WebPages;
import net.weir.query.RibQuery;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The servlet that the container finds by the HTTP whiteboard, and its view of what is registered. RIBs come and go under
 * it; the engine's services may be replaced.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.pattern=/*",
            "osgi.http.whiteboard.servlet.name=weir",
            "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
        })
public final class WeirServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final long KEEP_ALIVE_MILLIS = TimeUnit.SECONDS.toMillis(15);
    private static final long WRITE_MILLIS = TimeUnit.SECONDS.toMillis(30);

    private final transient SortedMap<String, RibQuery> ribs = new ConcurrentSkipListMap<>();
    private final transient PageTable pages = new PageTable();
    private final transient WriteWatch watch;
    private final transient LiveEvents events;
    private final transient Dispatcher dispatcher;

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    transient volatile @Nullable Pipeline pipeline;

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    transient volatile @Nullable Peers peers;

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    transient volatile @Nullable Taps taps;

    /** Takes the names of further hosts from the system property {@code weir.http.hosts}. */
    @Activate
    public WeirServlet() {
        this(KEEP_ALIVE_MILLIS, WRITE_MILLIS, System.getProperty("weir.http.hosts"));
    }

    WeirServlet(long keepAliveMillis, long writeMillis, @Nullable String hosts) {
        Views views = new Registered();
        watch = new WriteWatch(writeMillis);
        events = new LiveEvents(views, keepAliveMillis);
        dispatcher = new Dispatcher(HostGuard.of(hosts), Api.router(views, events, watch::stalled), pages);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRib(RibQuery rib, Map<String, Object> properties) {
        ribs.put(String.valueOf(properties.get(RibQuery.ID)), rib);
    }

    /** A RIB that was replaced before it went takes nothing away from its successor. */
    void removeRib(RibQuery rib, Map<String, Object> properties) {
        ribs.remove(String.valueOf(properties.get(RibQuery.ID)), rib);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPages(WebPages added) {
        pages.add(added);
    }

    void removePages(WebPages removed) {
        pages.remove(removed);
    }

    /** Ends the live streams, so that no thread keeps classes of this bundle. */
    @Deactivate
    void stop() {
        events.close();
        watch.close();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        new ServletExchange(request, response, watch).run(dispatcher);
    }

    /** The services as they are at the moment of the call. */
    private final class Registered implements Views {
        @Override
        public Pipeline pipeline() {
            return present(pipeline);
        }

        @Override
        public Peers peers() {
            return present(peers);
        }

        @Override
        public Taps taps() {
            return present(taps);
        }

        @Override
        public SortedMap<String, RibQuery> ribs() {
            return Collections.unmodifiableSortedMap(ribs);
        }

        private static <T> T present(@Nullable T service) {
            if (service == null) {
                throw new HttpProblem(503, "the engine is not running");
            }
            return service;
        }
    }
}
