package net.weir.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import org.junit.jupiter.api.Test;

/** The commands that ask RIBs for more than a prefix. */
class RouteCommandsTest {
    private final FakeFaces faces = Samples.faces();
    private final FakeRib rib = (FakeRib) faces.ribs.get(0);

    private String diff(String... words) throws Exception {
        DiffCommand command = new DiffCommand();
        command.words = List.of(words);
        return Samples.run(command, faces);
    }

    private String best(String... words) throws Exception {
        BestCommand command = new BestCommand();
        command.words = List.of(words);
        return Samples.run(command, faces);
    }

    private String count(String... words) throws Exception {
        CountCommand command = new CountCommand();
        command.words = List.of(words);
        return Samples.run(command, faces);
    }

    @Test
    void filters_become_part_of_the_question() throws Exception {
        RoutesCommand command = new RoutesCommand();
        command.asPath = "_64497$";
        command.peer = "7";
        command.view = "adj-rib-in-post";
        command.family = "ipv6-unicast";
        assertThat(Samples.run(command, faces)).contains("203.0.113.0/24");
        assertThat(rib.asked.family()).isEqualTo(Family.IPV6_UNICAST);
        assertThat(rib.asked.moreSpecifics()).isTrue();
        PathAttributes set = rib.routes.get(0).routes().get(0).attributes();
        assertThat(rib.asked.attributes().test(set)).isTrue();
        assertThat(rib.asked.attributes().test(PathAttributes.ofCanonical(new byte[0])))
                .isFalse();
        assertThat(rib.asked.peers().test(faces.peers.get(0).peer())).isTrue();
        command.view = "loc";
        Samples.run(command, faces);
        assertThat(rib.asked.peers().test(faces.peers.get(0).peer())).isFalse();
        command.view = "inside";
        assertThatThrownBy(() -> Samples.run(command, faces)).hasMessageContaining("no view inside");
        command.view = null;
        command.asPath = "(";
        assertThatThrownBy(() -> Samples.run(command, faces)).hasMessageContaining("AS path pattern");
    }

    @Test
    void counts_by_group() throws Exception {
        assertThat(count())
                .isEqualTo(
                        """
                        ROUTES  PREFIXES
                             2         1
                        """);
        assertThat(count("203.0.113.0/24", "--by", "originAsn,length", "-o", "csv"))
                .isEqualTo("originAsn,length,routes,prefixes\r\nAS64497,24,2,1\r\n");
        assertThatThrownBy(() -> count("--by", "colour")).hasMessageContaining("neither originAsn");
        assertThatThrownBy(() -> count("--top", "-1")).hasMessageContaining("at least 1");
    }

    @Test
    void ranks_the_best_paths() throws Exception {
        assertThat(best("203.0.113.9", "--paths", "2")).hasLineCount(3).startsWith("RANK  PREFIX");
        assertThat(rib.asked.best().paths()).isEqualTo(2);
        assertThat(rib.asked.peers().test(faces.peers.get(0).peer())).isTrue();
        assertThatThrownBy(() -> best("203.0.113.9", "--paths", "0")).hasMessageContaining("at least 1");
    }

    @Test
    void shows_differences_of_what_is_named() throws Exception {
        assertThat(diff("inPre", "inPost")).isEqualTo("No difference.\n"); // this RIB answers both sides alike
        assertThat(diff("7", "192.0.2.1", "-o", "csv"))
                .startsWith("kind,side,rib,prefix,")
                .hasLineCount(1);
        FakeRib empty = new FakeRib("empty");
        faces.ribs.add(empty);
        assertThat(diff("rib", "empty", "-o", "csv").lines())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("left,left,rib,203.0.113.0/24,");
        assertThat(diff("empty", "rib", "--limit", "1")).contains("right");
        assertThatThrownBy(() -> diff("7", "rib")).hasMessageContaining("several RIBs");
        assertThatThrownBy(() -> diff("rib")).hasMessageContaining("two sides");
        assertThatThrownBy(() -> diff("rib", "empty", "x")).hasMessageContaining("One word too many: x");
        assertThatThrownBy(() -> diff("rib", "colour")).hasMessageContaining("No RIB has the id colour");
    }

    @Test
    void says_where_the_memory_goes() throws Exception {
        assertThat(Samples.run(new MemoryCommand(), faces))
                .isEqualTo(
                        """
                        RIB  PART      MEMORY  PER-ROUTE  BUDGET
                        rib  prefixes    400B  100.0      -
                        rib  all         400B  100.0      2.0KiB
                        """);
    }
}
