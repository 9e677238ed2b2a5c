package net.weir.source.bmp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import net.weir.api.options.DataSize;
import net.weir.api.options.Option;
import net.weir.codec.bmp.BmpLimits;
import net.weir.model.Prefix;
import net.weir.session.bmp.IdentityRule;
import net.weir.session.bmp.SessionSettings;

/** Options of the stage type {@code bmp.tcp}. */
record BmpTcpOptions(
        @Option(
                        help = "ADDRESS:PORT to listen on; port 0 takes a free one",
                        def = "127.0.0.1:@property(weir.bmp.port,11019)")
                InetSocketAddress listen,
        @Option(help = "prefixes from which routers may dial; none given: all", def = Option.ABSENT, live = true)
                List<Prefix> allow,
        @Option(help = "most connections at a time", def = "1000", min = 1, max = 100_000, live = true) int maxSessions,
        @Option(
                        help = "longest BMP message; a longer one ends the connection unread",
                        def = "1MiB",
                        min = 4096,
                        max = 64 << 20)
                DataSize maxMessageSize,
        @Option(
                        help =
                                "routers that should be there, as sysName, address or sysName@address; an alarm as long as"
                                        + " one was never seen",
                        def = Option.ABSENT,
                        live = true)
                List<String> expected,
        @Option(help = "how long a router may be silent before an alarm; 0: for ever", def = "0", live = true)
                Duration expectedActivity,
        @Option(
                        help = "how long routes stay as stale after a lost connection; 0: they go at once",
                        def = "0",
                        max = 86_400,
                        live = true)
                Duration holdOnLoss,
        @Option(
                        help = "what makes a router the same one: address+sysname | address | sysname | listener-rule",
                        def = "address+sysname")
                String identity,
        @Option(help = "TCP keepalive: silence before the first probe", def = "60s", min = 1, max = 32_767)
                Duration keepaliveIdle,
        @Option(help = "TCP keepalive: time between probes", def = "10s", min = 1, max = 32_767)
                Duration keepaliveInterval,
        @Option(help = "TCP keepalive: probes without answer that end the connection", def = "6", min = 1, max = 127)
                int keepaliveCount,
        @Option(help = "how long the first Initiation message may take", def = "30s", min = 1, max = 3600, live = true)
                Duration initiationTimeout,
        @Option(
                        help =
                                "read BMP version 4 too, which is a draft; without it such a message ends the connection",
                        def = "false")
                boolean bmpV4) {

    BmpTcpOptions {
        IdentityRule.parse(identity);
    }

    /** How the sessions of this stage are run. */
    SessionSettings session(String stage) {
        return SessionSettings.of(stage)
                .withIdentity(IdentityRule.parse(identity))
                .withLimits(
                        new BmpLimits((int) maxMessageSize.octets(), BmpLimits.DEFAULT.maxTlvs(), bmpV4),
                        SessionSettings.MAX_PEERS)
                .withInitiationTimeout(initiationTimeout)
                .withHoldOnLoss(holdOnLoss)
                .withExpectedActivity(expectedActivity);
    }
}
