package net.weir.sink.mqtt;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What both versions of Eclipse Paho's client have in common: one listener at a time, connecting with a limit, and a close
 * that cannot hang. The two clients share no type, so the calls to them are left to the versions.
 *
 * @param <T> what the client calls back with once it is connected
 */
abstract sealed class PahoLink<T> implements Link permits Mqtt3Link, Mqtt5Link {
    private static final long CLOSE_SECONDS = 3;

    final MqttOptions options;
    private volatile @Nullable Listener listener;

    PahoLink(MqttOptions options) {
        this.options = options;
    }

    /** Makes a call of the client; what it throws is told in words. */
    static void calling(Waiting.Task call) throws IOException {
        try {
            call.run();
        } catch (Exception e) {
            throw new IOException(Link.words(e), e);
        }
    }

    @Override
    public final void connect(Listener newListener) throws IOException, InterruptedException {
        listener = newListener;
        CompletableFuture<T> accepted = new CompletableFuture<>();
        calling(() -> dial(newListener, accepted));
        connected(Waiting.result(accepted, options.connectTimeout()));
    }

    /** Begins to connect, and completes the future with the broker's answer. */
    abstract void dial(Listener target, CompletableFuture<T> accepted) throws Exception;

    /** Learns from the broker's answer. */
    void connected(T answer) {}

    @Override
    public final void close() {
        listener = null;
        Waiting.atMost(CLOSE_SECONDS, TimeUnit.SECONDS, "mqtt-close", this::hangUp);
    }

    /** Ends the connection and lets go of the client; may block. */
    abstract void hangUp() throws Exception;

    /** The listener that is to hear of acknowledgements; null once closed. */
    final @Nullable Listener listener() {
        return listener;
    }

    /** The client could not deliver a message. */
    final void failed(Throwable cause) {
        Listener current = listener;
        if (current != null) {
            current.down(Link.words(cause));
        }
    }

    /** The connection that was made for this listener is gone. */
    final void lost(Listener target, String why) {
        if (listener == target) {
            target.down(why);
        }
    }
}
