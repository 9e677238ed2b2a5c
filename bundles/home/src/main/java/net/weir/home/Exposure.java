package net.weir.home;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.server.SshServer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Looks at what web and shell were made to listen on, whoever changed that and when. Beyond loopback the web refuses every
 * request by itself; the shell is closed here unless a key is all that opens it. Confined to one thread.
 */
final class Exposure {
    private final BundleContext context;
    private List<String> told = List.of();

    Exposure(BundleContext context) {
        this.context = context;
    }

    /** One line for each door that should not be where it is and was not at the last call. */
    List<String> news() throws Exception {
        List<String> now = new ArrayList<>();
        web(now);
        shell(now);
        List<String> news = now.stream().filter(line -> !told.contains(line)).toList();
        told = now;
        return news;
    }

    private void web(List<String> lines) {
        ServiceReference<?> runtime = context.getServiceReference(Ports.HTTP_RUNTIME);
        Object endpoints = runtime == null ? null : runtime.getProperty("osgi.http.endpoint");
        for (String url : endpoints instanceof String[] urls ? urls : new String[0]) {
            String host = URI.create(url).getHost();
            if (host != null && !isLoopback(host)) {
                lines.add(
                        "the web listens on " + host + ", beyond loopback: it has no login, so it refuses every request"
                                + " that comes in there; set org.ops4j.pax.web.listening.addresses = 127.0.0.1");
            }
        }
    }

    private void shell(List<String> lines) throws Exception {
        for (ServiceReference<SshServer> reference : servers()) {
            SshServer server = context.getService(reference);
            try {
                if (server != null && server.isStarted() && !mayStay(server.getHost(), methods(server))) {
                    server.stop(true);
                    lines.add("the shell listened on " + server.getHost() + ", beyond loopback, with other methods than"
                            + " publickey: it is closed; see sshHost and authMethods in org.apache.karaf.shell.cfg");
                }
            } finally {
                context.ungetService(reference);
            }
        }
    }

    private Iterable<ServiceReference<SshServer>> servers() throws InvalidSyntaxException {
        return context.getServiceReferences(SshServer.class, null);
    }

    private static List<String> methods(SshServer server) {
        return server.getUserAuthFactoriesNames();
    }

    /** @param host null or empty: any address */
    static boolean mayStay(@Nullable String host, List<String> methods) {
        return host != null && isLoopback(host) || methods.equals(List.of("publickey"));
    }

    static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        boolean number = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        try {
            return number && InetAddress.getByName(host).isLoopbackAddress(); // a number: no name server is asked
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
