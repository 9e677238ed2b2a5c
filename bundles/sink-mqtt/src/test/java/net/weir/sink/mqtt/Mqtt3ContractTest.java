package net.weir.sink.mqtt;

class Mqtt3ContractTest extends MqttContract {
    Mqtt3ContractTest() {
        super("3.1.1");
    }
}
