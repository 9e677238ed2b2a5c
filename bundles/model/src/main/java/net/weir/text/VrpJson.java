package net.weir.text;

import net.weir.event.VrpChange;
import net.weir.event.VrpChange.Payloads;
import net.weir.model.Aspa;
import net.weir.model.BgpsecKey;
import net.weir.model.Vrp;

/** RPKI payloads: {@code "added":{"vrps":[{"prefix":"192.0.2.0/24","maxLength":24,"asn":64496}],"aspas":[…],"routerKeys":[…]}}. */
final class VrpJson {
    private static final JsonKey CACHE = JsonKey.of("cache");
    private static final JsonKey SERIAL = JsonKey.of("serial");
    private static final JsonKey WHOLE = JsonKey.of("whole");
    private static final JsonKey ADDED = JsonKey.of("added");
    private static final JsonKey REMOVED = JsonKey.of("removed");
    private static final JsonKey VRPS = JsonKey.of("vrps");
    private static final JsonKey ASPAS = JsonKey.of("aspas");
    private static final JsonKey ROUTER_KEYS = JsonKey.of("routerKeys");
    private static final JsonKey PREFIX = JsonKey.of("prefix");
    private static final JsonKey MAX_LENGTH = JsonKey.of("maxLength");
    private static final JsonKey ASN = JsonKey.of("asn");
    private static final JsonKey CUSTOMER = JsonKey.of("customer");
    private static final JsonKey PROVIDERS = JsonKey.of("providers");
    private static final JsonKey SKI = JsonKey.of("ski");
    private static final JsonKey PUBLIC_KEY = JsonKey.of("publicKey");

    private VrpJson() {}

    static void change(Members m, VrpChange change) {
        JsonWriter out = m.out();
        out.name(CACHE).string(change.cache());
        out.name(SERIAL).number(change.serial());
        out.name(WHOLE).bool(change.whole());
        payloads(m, ADDED, change.added());
        payloads(m, REMOVED, change.removed());
    }

    private static void payloads(Members m, JsonKey key, Payloads payloads) {
        if (payloads.count() == 0) {
            m.nothing(key);
            return;
        }
        m.out().name(key).beginObject();
        m.array(VRPS, payloads.vrps(), VrpJson::vrp);
        m.array(ASPAS, payloads.aspas(), (out, aspa) -> aspa(m, aspa));
        m.array(ROUTER_KEYS, payloads.routerKeys(), VrpJson::routerKey);
        m.out().endObject();
    }

    private static void vrp(JsonWriter out, Vrp vrp) {
        out.beginObject().name(PREFIX).plain(vrp.prefix().toString());
        out.name(MAX_LENGTH).number(vrp.maxLength());
        out.name(ASN).number(vrp.asn().number()).endObject();
    }

    private static void aspa(Members m, Aspa aspa) {
        m.out().beginObject().name(CUSTOMER).number(aspa.customer().number());
        m.array(PROVIDERS, aspa.providers(), (out, asn) -> out.number(asn.number()));
        m.out().endObject();
    }

    private static void routerKey(JsonWriter out, BgpsecKey key) {
        out.beginObject().name(SKI).hex(key.subjectKeyIdentifier());
        out.name(ASN).number(key.asn().number());
        out.name(PUBLIC_KEY).hex(key.publicKey()).endObject();
    }
}
