package net.weir.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import net.weir.http.web.Answer;
import net.weir.http.web.Body;
import net.weir.http.web.Dispatcher;
import net.weir.http.web.HttpProblem;
import net.weir.http.web.LocalOnly;
import net.weir.http.web.Request;

/** One request through the servlet interface: the answer is found, then sent. Confined to one thread at a time. */
final class ServletExchange {
    private static final int GZIP_BUFFER = 8192;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final WriteWatch watch;

    ServletExchange(HttpServletRequest request, HttpServletResponse response, WriteWatch watch) {
        this.watch = watch;
        this.request = request;
        this.response = response;
    }

    void run(Dispatcher dispatcher) throws IOException {
        Answer answer = answer(dispatcher);
        boolean handedOver = false;
        try {
            head(answer);
            if (request.getMethod().equals("HEAD")) {
                response.flushBuffer(); // or the container would say that the length is 0
                return;
            }
            if (answer.live()) {
                sendFromOwnThread(answer.body());
                handedOver = true;
            } else {
                send(answer.body());
            }
        } finally {
            if (!handedOver) {
                answer.body().close();
            }
        }
    }

    private Answer answer(Dispatcher dispatcher) {
        try {
            LocalOnly.check(request.getLocalAddr());
        } catch (HttpProblem e) {
            return e.answer();
        }
        return dispatcher.answer(
                request.getMethod(), request.getRequestURI(), request.getQueryString(), request::getHeader);
    }

    private void head(Answer answer) {
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Referrer-Policy", "no-referrer");
        answer.headers().forEach(response::setHeader);
        if (!answer.live()) {
            response.setHeader("Vary", "Accept, Accept-Encoding");
            if (gzip()) {
                response.setHeader("Content-Encoding", "gzip");
            }
        }
    }

    private boolean gzip() {
        return Request.gzip(request.getHeader("Accept-Encoding"));
    }

    /** An exception on the way leaves the answer visibly cut: the container ends the connection. */
    private void send(Body body) throws IOException {
        try (OutputStream out = watch.watch(response.getOutputStream())) {
            if (gzip()) {
                GZIPOutputStream packed = new FastGzip(out);
                body.writeTo(packed);
                packed.finish();
            } else {
                body.writeTo(out);
            }
        }
    }

    /** A reader of live events stays for hours; the container's threads are for those who come and go. */
    private void sendFromOwnThread(Body body) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        Thread thread = new Thread(() -> sendLive(body, async), "weir-http-live");
        thread.setDaemon(true);
        thread.start();
    }

    private void sendLive(Body body, AsyncContext async) {
        try (OutputStream out = watch.watch(response.getOutputStream())) {
            body.writeTo(out);
        } catch (IOException e) {
            // The reader left, as every reader does in the end.
        } finally {
            body.close();
            async.complete();
        }
    }

    /** A table is large and alike: the fastest level packs it ten times already. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, GZIP_BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
