package net.weir.generator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import net.weir.admin.Endpoint;
import net.weir.admin.Pipeline;
import net.weir.model.View;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * With {@code weir.demo=true}: a few invented routers that connect to this process' own BMP listener over TCP, like any
 * router, and go on changing their minds. Does nothing otherwise.
 */
@Component(
        immediate = true,
        service = {})
public final class Demo {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final int ROUTERS = 3;
    private static final int PEERS = 4;
    private static final int PREFIXES = 3_000;
    private static final long CHURN_MILLIS = 200;
    private static final long RETRY_MILLIS = 1_000;

    private final Pipeline pipeline;
    private final List<Thread> threads = new ArrayList<>();

    @Activate
    public Demo(BundleContext context, @Reference Pipeline pipeline) {
        this.pipeline = pipeline;
        if (!Boolean.parseBoolean(context.getProperty("weir.demo"))) {
            return;
        }
        int routers = number(context, "routers", ROUTERS, 1_000);
        int peers = number(context, "peers", PEERS, 10_000);
        int prefixes = number(context, "prefixes", PREFIXES, 5_000_000);
        for (int number = 1; number <= routers; number++) {
            InventedRouter.Settings settings = new InventedRouter.Settings(
                    "demo",
                    number,
                    peers,
                    prefixes,
                    InventedRouter.ROUTES_PER_GROUP,
                    0,
                    0.2,
                    false,
                    List.of(View.ADJ_RIB_IN_PRE),
                    List.of(PeerStyle.PLAIN),
                    1);
            Thread thread = new Thread(() -> run(settings), "weir-demo-" + number);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** The number in the property {@code weir.demo.NAME}; what makes no sense is told and not used. */
    private static int number(BundleContext context, String name, int otherwise, int most) {
        String text = context.getProperty("weir.demo." + name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        int number = text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            LOG.warn("weir.demo.{} is a number from 1 to {}, not {}; {} is taken", name, most, text, otherwise);
            return otherwise;
        }
        return number;
    }

    @Deactivate
    public void stop() {
        threads.forEach(Thread::interrupt);
    }

    private void run(InventedRouter.Settings settings) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                play(settings);
                Thread.sleep(RETRY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void play(InventedRouter.Settings settings) throws InterruptedException {
        Endpoint bmp = pipeline.endpoints().stream()
                .filter(endpoint -> endpoint.name().equals("bmp"))
                .findFirst()
                .orElse(null);
        if (bmp == null) {
            return;
        }
        try (Socket socket = new Socket()) {
            InetAddress target = bmp.address().getAddress();
            socket.connect(
                    new InetSocketAddress(
                            target.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : target,
                            bmp.address().getPort()),
                    5_000);
            churn(new InventedRouter(settings), settings, socket.getOutputStream());
        } catch (IOException e) {
            LOG.info("demo router {} lost its connection: {}", settings.number(), e.getMessage());
        }
    }

    private static void churn(InventedRouter router, InventedRouter.Settings settings, OutputStream to)
            throws IOException, InterruptedException {
        to.write(router.opening());
        for (int group = 0; group < settings.groups(); group++) {
            to.write(router.table(group));
        }
        to.write(router.endOfRib());
        while (true) {
            Thread.sleep(CHURN_MILLIS);
            to.write(router.churn());
        }
    }
}
