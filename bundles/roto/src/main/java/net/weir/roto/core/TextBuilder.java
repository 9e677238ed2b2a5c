package net.weir.roto.core;

import net.weir.roto.run.RotoFailure;

/** A {@code StringBuf}: a string that grows, shared by all that hold it. */
public final class TextBuilder {
    private final StringBuilder text = new StringBuilder();

    public static TextBuilder create() {
        return new TextBuilder();
    }

    public static TextBuilder from(String start) {
        TextBuilder made = new TextBuilder();
        made.pushString(start);
        return made;
    }

    public void pushChar(int character) {
        room(2);
        text.appendCodePoint(character);
    }

    public void pushString(String more) {
        room(more.length());
        text.append(more);
    }

    private void room(int more) {
        if (text.length() + more > Text.MOST) {
            throw new RotoFailure(RotoFailure.Reason.TOO_LARGE, "a string of more than " + Text.MOST + " characters");
        }
    }

    public String asString() {
        return text.toString();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof TextBuilder other && text.compareTo(other.text) == 0;
    }

    @Override
    public int hashCode() {
        return text.toString().hashCode();
    }
}
