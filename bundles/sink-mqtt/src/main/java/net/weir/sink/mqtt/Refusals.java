package net.weir.sink.mqtt;

/** Reason codes with which a broker refuses a message (MQTT 5 section 3.4.2.1). */
final class Refusals {
    private Refusals() {}

    /** True if the same message would be refused for ever. */
    static boolean isFinal(int reasonCode) {
        return switch (reasonCode) {
            case 0x90, 0x95, 0x99 -> true;
            default -> false;
        };
    }

    static String words(int reasonCode) {
        return switch (reasonCode) {
            case 0x80 -> "unspecified error";
            case 0x83 -> "implementation specific error";
            case 0x87 -> "not authorized";
            case 0x90 -> "topic name invalid";
            case 0x91 -> "packet identifier in use";
            case 0x95 -> "packet too large";
            case 0x97 -> "quota exceeded";
            case 0x99 -> "payload format invalid";
            default -> String.format("reason code 0x%02x", reasonCode);
        };
    }
}
