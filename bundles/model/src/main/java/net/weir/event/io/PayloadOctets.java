package net.weir.event.io;

import java.util.ArrayList;
import java.util.List;
import net.weir.event.VrpChange;
import net.weir.event.VrpChange.Payloads;
import net.weir.model.Asn;
import net.weir.model.Aspa;
import net.weir.model.BgpsecKey;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import net.weir.model.Vrp;

/** RPKI payloads: a count, then each. */
final class PayloadOctets {
    private PayloadOctets() {}

    static void write(OctetWriter out, VrpChange change) {
        out.text(change.cache());
        out.number(change.serial());
        out.u8(change.whole() ? 1 : 0);
        write(out, change.added());
        write(out, change.removed());
    }

    static VrpChange read(long received, OctetReader in) throws EventFormatException {
        return new VrpChange(received, in.text(), in.number(), in.bool(), payloads(in), payloads(in));
    }

    private static void write(OctetWriter out, Payloads payloads) {
        out.number(payloads.vrps().size());
        for (Vrp vrp : payloads.vrps()) {
            Addresses.write(out, vrp.prefix().address());
            out.u8(vrp.prefix().length());
            out.u8(vrp.maxLength());
            out.number(vrp.asn().number());
        }
        out.number(payloads.aspas().size());
        for (Aspa aspa : payloads.aspas()) {
            out.number(aspa.customer().number());
            out.number(aspa.providers().size());
            aspa.providers().forEach(asn -> out.number(asn.number()));
        }
        out.number(payloads.routerKeys().size());
        for (BgpsecKey key : payloads.routerKeys()) {
            out.bytes(key.subjectKeyIdentifier());
            out.number(key.asn().number());
            out.bytes(key.publicKey());
        }
    }

    private static Payloads payloads(OctetReader in) throws EventFormatException {
        List<Vrp> vrps = new ArrayList<>();
        for (int left = in.count(8); left > 0; left--) {
            IpAddress address = Addresses.require(in);
            vrps.add(new Vrp(new Prefix(address, in.u8()), in.u8(), asn(in)));
        }
        List<Aspa> aspas = new ArrayList<>();
        for (int left = in.count(2); left > 0; left--) {
            Asn customer = asn(in);
            List<Asn> providers = new ArrayList<>();
            for (int more = in.count(1); more > 0; more--) {
                providers.add(asn(in));
            }
            aspas.add(new Aspa(customer, providers));
        }
        List<BgpsecKey> keys = new ArrayList<>();
        for (int left = in.count(23); left > 0; left--) {
            keys.add(new BgpsecKey(in.bytes(), asn(in), in.bytes()));
        }
        return new Payloads(vrps, aspas, keys);
    }

    private static Asn asn(OctetReader in) throws EventFormatException {
        return Asn.ofBits(in.int32());
    }
}
