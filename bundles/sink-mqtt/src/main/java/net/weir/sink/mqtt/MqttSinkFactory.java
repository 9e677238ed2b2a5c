package net.weir.sink.mqtt;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import org.osgi.service.component.annotations.Component;

/** Makes sinks of type {@code mqtt}. */
@Component(service = StageFactory.class)
@StageType("mqtt")
public final class MqttSinkFactory implements StageFactory<MqttOptions> {

    @Override
    public Class<MqttOptions> configType() {
        return MqttOptions.class;
    }

    /** @throws IllegalArgumentException with everything that cannot work together */
    @Override
    public Stage<MqttOptions> create(MqttOptions options, StageContext context) {
        List<String> problems = new ArrayList<>();
        boolean tls = tls(options.server(), problems);
        if (!options.version().equals("5") && !options.version().equals("3.1.1")) {
            problems.add("version: neither 5 nor 3.1.1: " + options.version());
        }
        if (options.password() != null && options.username() == null) {
            problems.add("password: needs a username");
        }
        if ((options.tlsCertificate() == null) != (options.tlsKey() == null)) {
            problems.add("tls-certificate and tls-key go together");
        }
        if (!tls && (options.tlsTrust() != null || options.tlsCertificate() != null)) {
            problems.add("server: TLS files are given, but the server is not ssl://");
        }
        String clientId = options.clientId().replace("{stage}", context.id());
        if (clientId.isBlank() || clientId.getBytes(StandardCharsets.UTF_8).length > 65_535) {
            problems.add("client-id: must have 1 to 65535 octets");
        }
        try {
            TopicTemplate topics = TopicTemplate.parse(options.topic(), context.id());
            if (problems.isEmpty()) {
                return new MqttSink(options, topics, links(options, clientId, tls), context);
            }
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
        throw new IllegalArgumentException(String.join("; ", problems));
    }

    private static boolean tls(String server, List<String> problems) {
        try {
            URI uri = new URI(server);
            boolean known = "tcp".equals(uri.getScheme()) || "ssl".equals(uri.getScheme());
            if (known && uri.getHost() != null && uri.getPath().isEmpty() && uri.getUserInfo() == null) {
                return "ssl".equals(uri.getScheme());
            }
        } catch (URISyntaxException e) {
            // the same words
        }
        problems.add("server: neither tcp://HOST:PORT nor ssl://HOST:PORT: " + server);
        return false;
    }

    private static MqttSink.Links links(MqttOptions options, String clientId, boolean tls) {
        return () -> {
            SSLSocketFactory sockets = tls ? Tls.sockets(options) : null;
            return options.version().equals("5")
                    ? new Mqtt5Link(options, clientId, sockets)
                    : new Mqtt3Link(options, clientId, sockets);
        };
    }
}
