package net.weir.http.web;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the answer to any request: never an exception. Thread-safe once its router is full. */
public final class Dispatcher {
    /** Octets of path and parameters together. */
    public static final int URI_LIMIT = 4096;

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private static final Handler NOBODY = request -> {
        throw new IllegalStateException("not asked");
    };

    private final HostGuard guard;
    private final Router router;
    private final PageTable pages;

    /** @param pages whom the router does not know, and who has the path {@code /} before it */
    public Dispatcher(HostGuard guard, Router router, PageTable pages) {
        this.guard = guard;
        this.router = router;
        this.pages = pages;
    }

    /**
     * @param rawPath percent-encoded, as is {@code rawQuery}
     * @param headers gives a header by name, or null
     */
    public Answer answer(
            String method, String rawPath, @Nullable String rawQuery, UnaryOperator<@Nullable String> headers) {
        try {
            return handle(method, rawPath, rawQuery, headers);
        } catch (HttpProblem e) {
            return e.answer();
        } catch (RuntimeException e) {
            LOG.warn("No answer to a request", e);
            return new HttpProblem(500, "internal error; the log has more").answer();
        }
    }

    private Answer handle(
            String method, String rawPath, @Nullable String rawQuery, UnaryOperator<@Nullable String> headers) {
        guard.check(headers.apply("Host"), headers.apply("Origin"));
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (rawPath.length() + (rawQuery == null ? 0 : rawQuery.length()) > URI_LIMIT) {
            throw new HttpProblem(414, "path and parameters are longer than " + URI_LIMIT + " octets");
        }
        Router.Match match = match(rawPath);
        if (!reads) {
            throw (match == null ? NOBODY : match.handler()).refusal(method);
        }
        if (match == null) {
            throw HttpProblem.notFound("no such path; /api/v1 lists them");
        }
        return match.handler().handle(new Request(rawPath, match.variables(), Query.parse(rawQuery), headers));
    }

    private Router.@Nullable Match match(String rawPath) {
        Router.Match match = router.find(rawPath);
        if (match != null && !rawPath.equals("/")) {
            return match;
        }
        WebPages found = pages.find(rawPath);
        return found == null ? match : new Router.Match(found, Map.of());
    }
}
