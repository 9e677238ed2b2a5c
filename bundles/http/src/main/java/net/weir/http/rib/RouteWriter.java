package net.weir.http.rib;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import net.weir.model.Prefix;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.query.RibQuery.Route;
import net.weir.query.RibQuery.Status;
import net.weir.text.AttributeSelection;
import net.weir.text.AttributesJson;
import net.weir.text.JsonKey;
import net.weir.text.JsonWriter;
import net.weir.text.NlriJson;
import org.jspecify.annotations.Nullable;

/** Writes routes and hands them on in pieces, so that a table of any size needs the memory of one piece. */
final class RouteWriter {
    private static final int PIECE = 64 * 1024;
    private static final JsonKey NLRI = JsonKey.of("nlri");
    private static final JsonKey ROUTES = JsonKey.of("routes");
    private static final JsonKey STATUS = JsonKey.of("status");
    private static final JsonKey INGRESS = JsonKey.of("ingress");
    private static final JsonKey RPKI = JsonKey.of("rpki");
    private static final JsonKey PATH_ATTRIBUTES = JsonKey.of("pathAttributes");
    private static final JsonKey PATH_ID = JsonKey.of("pathId");
    private static final JsonKey INCOMPLETE = JsonKey.of("incomplete");
    private static final JsonKey OBSERVED = JsonKey.of("observed");
    private static final JsonKey RECEIVED = JsonKey.of("received");
    private static final byte[] NOT_CHECKED =
            "{\"rov\":\"notChecked\"}".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final JsonWriter json = new JsonWriter();
    private final OutputStream target;
    private final IngressJson ingresses;
    private final @Nullable AttributeSelection fields;

    RouteWriter(OutputStream target, IngressJson ingresses, @Nullable AttributeSelection fields) {
        this.target = target;
        this.ingresses = ingresses;
        this.fields = fields;
    }

    JsonWriter json() {
        return json;
    }

    /** The members of an object that is open. */
    void members(@Nullable PrefixRoutes found) throws IOException {
        nlri(found);
        json.name(ROUTES);
        routes(found);
    }

    /** The prefix or route key as a member. */
    void nlri(@Nullable PrefixRoutes found) {
        Prefix prefix = found == null ? null : found.prefix();
        json.name(NLRI);
        if (found == null) {
            json.nothing();
        } else if (prefix == null) {
            json.string(found.text());
        } else {
            json.openString();
            json.buffer().address(prefix.address());
            json.buffer().octet('/');
            json.buffer().unsigned(prefix.length());
            json.closeString();
        }
    }

    /** The routes as a value; none for null. */
    void routes(@Nullable PrefixRoutes found) throws IOException {
        json.beginArray();
        if (found != null) {
            for (Route route : found.routes()) {
                write(route);
                pass(PIECE);
            }
        }
        json.endArray();
    }

    void object(@Nullable PrefixRoutes found) throws IOException {
        json.beginObject();
        members(found);
        json.endObject();
    }

    private void write(Route route) {
        json.beginObject();
        json.name(STATUS).plain(route.status() == Status.ACTIVE ? "active" : lower(route.status()));
        json.name(INGRESS);
        ingresses.write(json, route.peer());
        json.name(RPKI).raw(NOT_CHECKED);
        if (route.nlri() != null) {
            NlriJson.members(json, route.nlri(), 0);
        }
        json.name(PATH_ATTRIBUTES);
        if (fields == null) {
            AttributesJson.write(json, route.attributes());
        } else {
            AttributesJson.write(json, route.attributes(), fields);
        }
        if (route.addPath()) {
            json.name(PATH_ID).unsigned(Integer.toUnsignedLong(route.pathId()));
        }
        if (route.incomplete()) {
            json.name(INCOMPLETE).bool(true);
        }
        if (route.observedMicros() != 0) {
            json.name(OBSERVED).timestamp(route.observedMicros());
        }
        json.name(RECEIVED).timestamp(route.receivedMicros());
        json.endObject();
    }

    private static String lower(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** Says to a reader who waits for something that somebody is there; notices if it is not. Between two values. */
    void heartbeat() throws IOException {
        json.buffer().octet(' ');
        finish();
        target.flush();
    }

    void finish() throws IOException {
        pass(1);
    }

    /** The buffer alone is emptied: the writer still knows whether a comma is due. */
    private void pass(int atLeast) throws IOException {
        if (json.length() >= atLeast) {
            json.copyTo(target);
            json.buffer().reset();
        }
    }
}
