package net.weir.sink.mqtt;

import net.weir.text.JsonStyle;

/** What a message looks like. */
enum MessageFormat {
    /** Every member of the event. */
    JSON(JsonStyle.FULL),
    /** Members that are null or empty are left out. */
    JSON_MIN(JsonStyle.MIN);

    private final JsonStyle style;

    MessageFormat(JsonStyle style) {
        this.style = style;
    }

    JsonStyle style() {
        return style;
    }
}
