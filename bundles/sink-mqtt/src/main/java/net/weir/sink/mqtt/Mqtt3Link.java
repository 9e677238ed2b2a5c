package net.weir.sink.mqtt;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;

/** MQTT 3.1.1 by Eclipse Paho. The broker cannot say that it refuses a message: it drops it or the connection. */
final class Mqtt3Link extends PahoLink<IMqttToken> {
    private final MqttAsyncClient client;
    private final MqttConnectOptions connection;

    Mqtt3Link(MqttOptions options, String clientId, @Nullable SSLSocketFactory tls) throws IOException {
        super(options);
        try {
            client = new MqttAsyncClient(options.server(), clientId, new MemoryPersistence());
        } catch (MqttException e) {
            throw new IOException(Link.words(e), e);
        }
        connection = new MqttConnectOptions();
        connection.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        connection.setAutomaticReconnect(false);
        connection.setCleanSession(true);
        connection.setMaxInflight(
                Math.min(65_535, options.inFlight() + 2)); // the library counts a moment longer than we do
        connection.setKeepAliveInterval((int) options.keepAlive().toSeconds());
        connection.setConnectionTimeout((int) options.connectTimeout().toSeconds());
        if (options.username() != null) {
            connection.setUserName(options.username());
        }
        if (options.password() != null) {
            connection.setPassword(options.password().reveal().toCharArray());
        }
        if (tls != null) {
            connection.setSocketFactory(tls);
        }
    }

    @Override
    void dial(Listener target, CompletableFuture<IMqttToken> accepted) throws MqttException {
        client.setCallback(new Events(target));
        client.connect(connection, null, new IMqttActionListener() {
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
    public int window() {
        // this version lets no broker say how many it takes; mosquitto cuts the connection above 20, with QoS 2 only
        return options.qos() == 2 ? Math.min(16, options.inFlight()) : options.inFlight();
    }

    @Override
    public long largestPacket() {
        return 268_435_455; // MQTT 3.1.1 section 2.2.3
    }

    @Override
    public void publish(Message message) throws IOException {
        MqttMessage packet = new MqttMessage(message.payload());
        packet.setQos(options.qos());
        packet.setRetained(options.retain());
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
    private final class Acknowledgement implements IMqttActionListener {
        private final Message message;

        Acknowledgement(Message message) {
            this.message = message;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            Listener current = listener();
            if (current != null) {
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
        public void connectionLost(Throwable cause) {
            lost(target, Link.words(cause));
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {}

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {}
    }
}
