package net.weir.sink.mqtt;

import java.nio.file.Path;
import java.time.Duration;
import net.weir.api.options.Option;
import net.weir.api.options.Secret;
import org.jspecify.annotations.Nullable;

/** Options of the sink {@code mqtt}. */
record MqttOptions(
        @Option(help = "The broker: tcp://HOST:PORT, or ssl://HOST:PORT for TLS") String server,
        @Option(help = "Version of the protocol: 5 or 3.1.1", def = "5") String version,
        @Option(
                        help = "Client id, one for each connection to a broker; {stage} stands for the stage's id",
                        def = "weir-{stage}")
                String clientId,
        @Option(
                        help =
                                "Topic; {stage} {type} {source} {router} {peer} {asn} {family} {view} {vrf} {topic} are filled in,"
                                        + " - where there is none; + # / and control characters in values become %XX",
                        def = "weir/{stage}/{type}")
                String topic,
        @Option(help = "Form of the messages", def = "json") MessageFormat format,
        @Option(
                        help = "0: may be lost; 1: may come twice; 2: once, as long as the connection holds",
                        def = "1",
                        min = 0,
                        max = 2)
                int qos,
        @Option(help = "The broker keeps the last message of each topic for those who subscribe later", def = "false")
                boolean retain,
        @Option(help = "User name", def = Option.ABSENT) @Nullable String username,
        @Option(help = "Password", def = Option.ABSENT) @Nullable Secret password,
        @Option(help = "PEM file of the certificates to trust; without it those that Java trusts", def = Option.ABSENT)
                @Nullable
                Path tlsTrust,
        @Option(help = "PEM file of the client's certificate and its chain", def = Option.ABSENT) @Nullable
                Path tlsCertificate,
        @Option(help = "PEM file of the client's private key (PKCS#8, not encrypted)", def = Option.ABSENT) @Nullable
                Path tlsKey,
        @Option(
                        help =
                                "Messages that may wait for their acknowledgement at once; fewer if the broker says so, and at most 16 with 3.1.1 and qos 2",
                        def = "256",
                        min = 1,
                        max = 65_535)
                int inFlight,
        @Option(help = "How long the broker may be silent before it is pinged", def = "30s", min = 1, max = 65_535)
                Duration keepAlive,
        @Option(help = "How long a connection may take to come up", def = "10s", min = 1, max = 300)
                Duration connectTimeout,
        @Option(help = "Least time between two attempts to connect", def = "5s", min = 0, max = 3600)
                Duration connectRetry,
        @Option(
                        help = "How long to wait for an acknowledgement before the connection counts as dead",
                        def = "30s",
                        min = 1)
                Duration ackTimeout,
        @Option(help = "The end of a peer's routes as one message or as a withdrawal for each", def = "each")
                PeerDownMessages peerDown) {}
