package net.weir.sink.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** MQTT 5 by Eclipse Paho. */
final class Mqtt5Link extends PahoLink<IMqttToken> {
    private final MqttAsyncClient client;
    private final MqttConnectionOptions connection;
    private int window = 1;
    private long largestPacket = 268_435_455; // MQTT 5 section 2.1.4

    Mqtt5Link(MqttOptions options, String clientId, @Nullable SSLSocketFactory tls) throws IOException {
        super(options);
        try {
            client = new MqttAsyncClient(options.server(), clientId, new MemoryPersistence());
        } catch (MqttException e) {
            throw new IOException(Link.words(e), e);
        }
        connection = new MqttConnectionOptions();
        connection.setAutomaticReconnect(false);
        connection.setCleanStart(true);
        connection.setKeepAliveInterval((int) options.keepAlive().toSeconds());
        connection.setConnectionTimeout((int) options.connectTimeout().toSeconds());
        if (options.username() != null) {
            connection.setUserName(options.username());
        }
        if (options.password() != null) {
            connection.setPassword(options.password().reveal().getBytes(StandardCharsets.UTF_8));
        }
        if (tls != null) {
            connection.setSocketFactory(tls);
        }
    }

    @Override
    void dial(Listener target, CompletableFuture<IMqttToken> accepted) throws MqttException {
        client.setCallback(new Events(target));
        client.connect(connection, null, new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                accepted.complete(token);
            }

            @Override
            public void onFailure(IMqttToken token, Throwable exception) {
                accepted.completeExceptionally(exception);
            }
        });
    }

    @Override
    void connected(IMqttToken token) {
        MqttProperties answer = token.getResponseProperties();
        if (answer != null) {
            Integer most = answer.getReceiveMaximum();
            // two less: the library counts a message as in flight until a moment after it has reported it
            window = most == null ? 65_535 : Math.max(1, most - 2);
            Long largest = answer.getMaximumPacketSize();
            largestPacket = largest == null ? largestPacket : largest;
        }
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public long largestPacket() {
        return largestPacket;
    }

    @Override
    public void publish(Message message) throws IOException {
        MqttMessage packet = new MqttMessage(message.payload(), options.qos(), options.retain(), new MqttProperties());
        calling(() -> client.publish(message.topic(), packet, null, new Acknowledgement(message)));
    }

    @Override
    void hangUp() throws MqttException {
        if (client.isConnected()) {
            client.disconnect(0).waitForCompletion(1000);
        } else {
            client.disconnectForcibly(0, 0, false);
        }
        client.close(true);
    }

    /** What became of one message. */
    private final class Acknowledgement implements MqttActionListener {
        private final Message message;

        Acknowledgement(Message message) {
            this.message = message;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            Listener current = listener();
            if (current == null) {
                return;
            }
            int worst = 0;
            int[] codes = token.getReasonCodes();
            for (int i = 0; codes != null && i < codes.length; i++) {
                worst = Math.max(worst, codes[i]);
            }
            if (worst >= 0x80) {
                current.refused(message, worst);
            } else {
                current.acknowledged(message);
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {
            failed(exception);
        }
    }

    /** The end of the connection. */
    private final class Events implements MqttCallback {
        private final Listener target;

        Events(Listener target) {
            this.target = target;
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            String said = response.getReasonString();
            lost(target, said != null ? said : Link.words(response.getException()));
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void messageArrived(String topic, MqttMessage message) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
