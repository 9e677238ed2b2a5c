package net.weir.blackbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;

/** Debian's mosquitto on a free port, and its own subscriber, which writes down the payload of all that is published. */
final class MqttBroker extends Daemon {
    private final int port = freePort();
    private final Subscriber subscriber;

    /** Listens and records when it returns. */
    MqttBroker() {
        super("mosquitto");
        write(
                "mosquitto.conf",
                "listener " + port + " 127.0.0.1\nallow_anonymous true\nuser root\nlog_type all\n"
                        // nothing is lost between broker and subscriber, however slow that is
                        + "max_queued_messages 0\n");
        launch("/usr/sbin/mosquitto", "-c", dir().resolve("mosquitto.conf").toString());
        await("listening", this::accepts);
        subscriber = new Subscriber();
        await("subscribed", () -> output().stream().anyMatch(line -> line.contains("Sending SUBACK")));
    }

    private final class Subscriber extends Daemon {
        Subscriber() {
            super("mosquitto-sub");
            launch("mosquitto_sub", "-h", "127.0.0.1", "-p", "" + port, "-q", "2", "-t", "weir/#", "-F", "%p");
        }

        Path received() {
            return dir().resolve("out");
        }
    }

    /** A configuration of a sink for this broker. */
    String sink(String sources) {
        return "sources = " + sources + "\nserver = tcp://127.0.0.1:" + port + "\nformat = json\nqos = 2\n";
    }

    /** What the subscriber has received. */
    EventFile received() {
        return new EventFile(subscriber.received());
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        subscriber.close();
        super.close();
    }
}
