package net.weir.sink.mqtt;

/** A message on its way out; each is only equal to itself. */
final class Message {
    private final String topic;
    private final byte[] payload;

    Message(String topic, byte[] payload) {
        this.topic = topic;
        this.payload = payload;
    }

    String topic() {
        return topic;
    }

    byte[] payload() {
        return payload;
    }

    /** Octets of topic and payload, at least what the packet has. */
    int size() {
        return topic.length() + payload.length;
    }
}
