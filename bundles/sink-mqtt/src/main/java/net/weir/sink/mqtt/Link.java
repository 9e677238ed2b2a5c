package net.weir.sink.mqtt;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One connection to a broker, made once, used by the worker, and never again after it is down. */
interface Link extends AutoCloseable {

    /** What a connection reports; on threads of the client library, which it must not hold up. */
    interface Listener {
        /** The broker has the message, or, with QoS 0, it went out. */
        void acknowledged(Message message);

        /** The broker has it and will not do anything with it. */
        void refused(Message message, int reasonCode);

        /** No more acknowledgements will come. */
        void down(String reason);
    }

    /**
     * Connects; returns when the broker has accepted.
     *
     * @throws IOException in words for the operator
     * @throws InterruptedException if the worker has to stop
     */
    void connect(Listener listener) throws IOException, InterruptedException;

    /** How many messages the broker takes before it has acknowledged the first. */
    int window();

    /** The largest packet that the broker takes. */
    long largestPacket();

    /**
     * Hands the message to the connection, which sends in the order in which it was handed messages.
     *
     * @throws IOException if the connection takes no more; it is to be closed then
     */
    void publish(Message message) throws IOException;

    /** Says goodbye if it can be done at once, and lets go; takes a few seconds at most. */
    @Override
    void close();

    /** The first text that says something among an exception and its causes. */
    static String words(@Nullable Throwable thrown) {
        String text = "";
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            String message = t.getMessage();
            if (message != null && !message.isBlank() && !message.startsWith("MqttException")) {
                text = message; // the innermost says most: "Connection refused" below "Unable to connect to server"
            } else if (text.isEmpty() || t.getCause() == null && message == null) {
                text = t.getClass().getSimpleName();
            }
        }
        return text;
    }
}
