package net.weir.source.bmp;

import net.weir.event.*;
import net.weir.model.*;
import net.weir.testkit.*;
import org.junit.jupiter.api.Test;

class CaptureDumpTest {
    @Test
    void dump() throws Exception {
        java.io.PrintStream o = new java.io.PrintStream("/tmp/dump.txt");
        for (String n : new String[] {"200-BMP-HUAWEI-locrib_instance", "201-BMP-CISCO-rd_instance"}) {
            Bench b = new Bench();
            b.micros = 2_000_000_000_000_000L;
            b.send(PcapStream.stream(TestData.bytes("bmp-pcap-json/pmacct/tests/" + n + "/traffic-00.pcap")));
            o.println("=== " + n + " " + b.session.snapshot().faults() + " "
                    + b.session.snapshot().messages());
            for (Event e : b.out.events) {
                o.println(e
                        + (e instanceof RouteUpdate u
                                ? " AS "
                                        + (u.attributes() == null
                                                ? null
                                                : u.attributes().asPath() + " nh "
                                                        + u.attributes().nextHop())
                                : e instanceof Malformed m ? m.problem().toString() : ""));
            }
            b.out.texts.forEach(o::println);
            b.out.lines.forEach(o::println);
        }
    }
}
