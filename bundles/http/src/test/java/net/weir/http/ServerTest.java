package net.weir.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import net.weir.event.RouteUpdate;
import net.weir.model.Family;
import net.weir.model.Ipv4Nlri;
import net.weir.query.RibQuery;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ProxyConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The servlet behind a real socket, as the container runs it. */
class ServerTest {
    private static final int MILLION = 1_000_000;
    private static final String ALL = "/api/v1/ribs/ipv4unicast/routes";

    private final FakeViews views = new FakeViews();
    private final BigRib big = new BigRib(MILLION);
    private final WeirServlet servlet = new WeirServlet(100, 5_000, null);
    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final HttpClient http = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void start() throws Exception {
        servlet.pipeline = views.pipeline();
        servlet.peers = views.peers();
        servlet.taps = views.taps();
        servlet.addRib(big, Map.of(RibQuery.ID, "big"));
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/*");
        server.setHandler(context);
        server.start();
        port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @AfterEach
    void stop() throws Exception {
        servlet.stop();
        server.stop();
    }

    private HttpRequest.Builder to(String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target));
    }

    private Socket send(String method, String target, String host) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8192); // so that a reader that waits is soon felt
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(20_000);
        String request = method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    @Test
    void h9_a_million_routes_stream() throws Exception {
        HttpResponse<InputStream> reply = http.send(
                to(ALL + "?fields[pathAttributes]=".replace("[", "%5B").replace("]", "%5D"))
                        .header("Accept", "application/x-ndjson")
                        .build(),
                BodyHandlers.ofInputStream());

        assertThat(lines(reply.body())).isEqualTo(MILLION);
        assertThat(big.open).hasValue(0);
    }

    private static long lines(InputStream in) throws IOException {
        byte[] piece = new byte[1 << 16];
        long lines = 0;
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
            for (int i = 0; i < length; i++) {
                lines += piece[i] == '\n' ? 1 : 0;
            }
        }
        return lines;
    }

    @Test
    void a_reader_that_waits_stops_the_walk_and_one_that_leaves_closes_it() throws Exception {
        try (Socket socket = send("GET", ALL, "localhost")) {
            assertThat(status(socket)).contains("200");
            await().until(this::walkStands);
            // 400 octets a route: what was not read is in the buffers of sockets, not in a heap of a million routes.
            assertThat(big.given.get()).isLessThan(MILLION / 10);
            assertThat(big.open).hasValue(1);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> big.open.get() == 0);
    }

    @Test
    void a_reader_that_takes_nothing_is_let_go_and_counted() throws Exception {
        try (Socket stalled = send("GET", ALL, "localhost")) {
            assertThat(status(stalled)).contains("200");
            await().atMost(Duration.ofSeconds(30)).until(() -> big.open.get() == 0);
            assertThat(metric("weir_http_stalled_readers_total")).isEqualTo("1");
            assertThat(ended(stalled))
                    .as("the end is seen to be one in the middle")
                    .isTrue();
        }
    }

    @Test
    void a_reader_of_events_that_takes_nothing_is_let_go_too() throws Exception {
        try (Socket stalled = send("GET", "/api/v1/events?stage=rib", "localhost")) {
            assertThat(status(stalled)).contains("200");
            await().until(() -> !views.taps.open.isEmpty());
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (int i = 0; i < 1000; i++) {
                    views.taps.offer(update()); // more than the buffers of sockets hold
                }
                return views.taps.open.isEmpty();
            });
            assertThat(metric("weir_http_stalled_readers_total")).isEqualTo("1");
        }
    }

    private String metric(String name) throws Exception {
        String text = http.send(to("/metrics").build(), BodyHandlers.ofString()).body();
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    /** Reads what is left of a chunked answer; true if it ends without its last chunk. */
    private static boolean ended(Socket socket) throws IOException {
        byte[] tail = new byte[5];
        try {
            InputStream in = socket.getInputStream();
            byte[] piece = new byte[1 << 16];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (length >= tail.length) {
                    System.arraycopy(piece, length - tail.length, tail, 0, tail.length);
                }
            }
        } catch (java.net.SocketException e) {
            return true;
        }
        return !new String(tail, StandardCharsets.US_ASCII).equals("0\r\n\r\n");
    }

    @Test
    void a_request_that_came_in_on_another_address_than_loopback_is_refused() throws Exception {
        ServerConnector proxied =
                new ServerConnector(server, new ProxyConnectionFactory(), new HttpConnectionFactory());
        proxied.setHost("127.0.0.1");
        server.addConnector(proxied);
        proxied.start();
        for (String ours : new String[] {"192.0.2.1", "127.0.0.1"}) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxied.getLocalPort())) {
                socket.setSoTimeout(20_000);
                String request = "PROXY TCP4 192.0.2.9 " + ours + " 40000 8181\r\n"
                        + "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(status(socket)).contains(ours.equals("127.0.0.1") ? "200" : "403");
            }
        }
    }

    private boolean walkStands() throws InterruptedException {
        int before = big.given.get();
        Thread.sleep(300);
        return before > 0 && before == big.given.get();
    }

    @Test
    void h17_gzip_on_demand() throws Exception {
        HttpRequest request =
                to("/api/v1/stages").header("Accept-Encoding", "br, gzip;q=0.5").build();
        HttpResponse<byte[]> packed = http.send(request, BodyHandlers.ofByteArray());
        HttpResponse<String> plain = http.send(
                to("/api/v1/stages").header("Accept-Encoding", "gzip;q=0").build(), BodyHandlers.ofString());

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Vary")).contains("Accept, Accept-Encoding");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_table_that_breaks_off_is_seen_to_be_cut() throws Exception {
        servlet.addRib(new FailingRib(), Map.of(RibQuery.ID, "big"));

        try (Socket socket = send("GET", ALL, "localhost")) {
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(all).contains("Transfer-Encoding: chunked").doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void head_has_the_headers_and_no_body() throws Exception {
        HttpResponse<String> reply = http.send(
                to(ALL).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(reply.headers().firstValue("Content-Length")).isEmpty();
        assertThat(big.given).hasValue(0);
        await().until(() -> big.open.get() == 0); // the answer is out before its walk is closed
        http.send(
                to("/api/v1/events?stage=rib")
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        await().until(() -> views.taps.open.isEmpty());
    }

    @Test
    void every_answer_has_the_headers_of_safety_and_none_of_cors() throws Exception {
        for (String target : new String[] {"/", "/metrics", "/nothing", "/api/v1/peers"}) {
            HttpResponse<String> reply =
                    http.send(to(target).header("Origin", "http://localhost").build(), BodyHandlers.ofString());

            assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(reply.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
            assertThat(reply.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        }
    }

    @Test
    void a_foreign_host_and_other_methods_are_refused() throws Exception {
        try (Socket evil = send("GET", "/metrics", "evil.example");
                Socket post = send("POST", "/api/v1/stages", "localhost");
                Socket trace = send("TRACE", "/", "localhost")) {
            assertThat(status(evil)).contains("421");
            assertThat(status(post)).contains("405");
            assertThat(status(trace)).contains("405");
        }
    }

    @Test
    void without_the_engine_it_says_so() throws Exception {
        servlet.pipeline = null;

        assertThat(http.send(to("/api/v1/stages").build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(503);
        assertThat(http.send(to("/health/live").build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private static RouteUpdate update() {
        long[] keys = new long[200];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) i << 16 | 24;
        }
        return RouteUpdate.of(
                Samples.ONE,
                Samples.RECEIVED,
                Family.IPV4_UNICAST,
                null,
                new Ipv4Nlri(Family.IPV4_UNICAST, keys, null),
                Samples.attributes(64496).build());
    }

    @Test
    void a_slow_reader_of_events_is_told_what_it_missed_and_slows_nobody() throws Exception {
        try (Socket slow = send("GET", "/api/v1/events?stage=rib", "localhost")) {
            await().until(() -> !views.taps.open.isEmpty());
            FakeTaps.FakeTap tap = views.taps.open.get(0);
            long begin = System.nanoTime();
            while (tap.dropped.get() == 0 && System.nanoTime() - begin < 20e9) {
                views.taps.offer(update());
            }
            assertThat(tap.dropped.get()).isPositive();
            assertThat(http.send(to("/health/live").build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.lines().anyMatch("event: dropped"::equals)).isTrue();
        }
        await().atMost(Duration.ofSeconds(20)).until(views.taps.open::isEmpty);
    }

    @Test
    void a_stopping_bundle_ends_its_streams() throws Exception {
        try (Socket socket = send("GET", "/api/v1/events?stage=rib", "localhost")) {
            await().until(() -> !views.taps.open.isEmpty());
            servlet.stop();
            String all = new String(socket.getInputStream().readNBytes(200), StandardCharsets.UTF_8);
            assertThat(all).startsWith("HTTP/1.1 200");
            await().until(views.taps.open::isEmpty);
            await().until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("weir-http-live")));
        }
    }
}
