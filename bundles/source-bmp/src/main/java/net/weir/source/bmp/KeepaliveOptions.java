package net.weir.source.bmp;

import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import java.io.IOException;
import java.net.SocketOption;
import java.util.ArrayList;
import java.util.List;

/**
 * TCP keepalive with times of our own. The options are found by name among those that the platform offers: their class
 * ({@code jdk.net.ExtendedSocketOptions}) lies in a package that not every OSGi framework exports.
 */
final class KeepaliveOptions {
    private final List<Setting> settings;

    private record Setting(ChannelOption<Integer> option, int value) {}

    private KeepaliveOptions(List<Setting> settings) {
        this.settings = settings;
    }

    static KeepaliveOptions of(BmpTcpOptions options) throws IOException {
        List<Setting> settings = new ArrayList<>();
        try (java.nio.channels.SocketChannel probe = java.nio.channels.SocketChannel.open()) {
            for (SocketOption<?> option : probe.supportedOptions()) {
                switch (option.name()) {
                    case "TCP_KEEPIDLE" ->
                        settings.add(
                                setting(option, (int) options.keepaliveIdle().toSeconds()));
                    case "TCP_KEEPINTERVAL" ->
                        settings.add(setting(
                                option, (int) options.keepaliveInterval().toSeconds()));
                    case "TCP_KEEPCOUNT" -> settings.add(setting(option, options.keepaliveCount()));
                    default -> {}
                }
            }
        }
        return new KeepaliveOptions(settings);
    }

    @SuppressWarnings("unchecked") // the three are integers by their definition
    private static Setting setting(SocketOption<?> option, int value) {
        return new Setting(NioChannelOption.of((SocketOption<Integer>) option), value);
    }

    void apply(SocketChannel channel) {
        channel.config().setKeepAlive(true);
        for (Setting setting : settings) {
            channel.config().setOption(setting.option(), setting.value());
        }
    }
}
