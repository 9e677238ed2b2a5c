/**
 * The sink {@code mqtt}: one message an event, JSON, to a broker by MQTT 5 or 3.1.1. {@link net.weir.sink.mqtt.MqttSink}
 * runs on the sink's worker; the client library's threads only report acknowledgements and the end of a connection.
 * Exports nothing.
 */
@NullMarked
package net.weir.sink.mqtt;

import org.jspecify.annotations.NullMarked;
