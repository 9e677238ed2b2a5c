package net.weir.sink.mqtt;

class Mqtt5ContractTest extends MqttContract {
    Mqtt5ContractTest() {
        super("5");
    }
}
