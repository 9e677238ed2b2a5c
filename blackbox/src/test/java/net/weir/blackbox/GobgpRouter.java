package net.weir.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;

/**
 * GoBGP at 127.0.0.1, telling a BMP station all that it can: before policy, after it, and its Loc-RIB. Its policy
 * rejects the IPv4 routes of {@link #REJECTED}.
 */
final class GobgpRouter extends BmpRouter {
    static final String REJECTED = "64.0.0.0/8";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int apiPort = freePort();

    GobgpRouter(int bmpPort) {
        super("gobgp", bmpPort);
    }

    @Override
    void start(int feederPort) {
        write("gobgpd.conf", config(feederPort));
        launch(
                "gobgpd",
                "-f",
                dir().resolve("gobgpd.conf").toString(),
                "--api-hosts",
                "127.0.0.1:" + apiPort,
                "--pprof-disable");
    }

    @Override
    Set<String> received(String family) {
        return prefixes("neighbor", "127.0.0.2", "adj-in", "-a", family);
    }

    @Override
    Set<String> table(String family) {
        return prefixes("global", "rib", "-a", family);
    }

    /** The members of the object that a command answers; none while there is no answer or no route. */
    private Set<String> prefixes(String... command) {
        Set<String> prefixes = new TreeSet<>();
        try {
            JsonNode answer = JSON.readTree(gobgp(command));
            answer.fieldNames().forEachRemaining(prefixes::add);
        } catch (JsonProcessingException notThereYet) {
            return Set.of();
        }
        return prefixes;
    }

    String gobgp(String... command) {
        String[] whole = new String[command.length + 6];
        String[] client = {"gobgp", "-u", "127.0.0.1", "-p", Integer.toString(apiPort), "-j"};
        System.arraycopy(client, 0, whole, 0, client.length);
        System.arraycopy(command, 0, whole, client.length, command.length);
        return ask(whole);
    }

    private String config(int feederPort) {
        return """
                [global.config]
                  as = 65001
                  router-id = "127.0.0.1"
                  port = %1$d
                  local-address-list = ["127.0.0.1"]
                [global.apply-policy.config]
                  import-policy-list = ["import"]
                  default-import-policy = "accept-route"
                [[bmp-servers]]
                  [bmp-servers.config]
                    address = "127.0.0.1"
                    port = %2$d
                    route-monitoring-policy = "all"
                    statistics-timeout = 15
                [[defined-sets.prefix-sets]]
                  prefix-set-name = "rejected"
                  [[defined-sets.prefix-sets.prefix-list]]
                    ip-prefix = "%3$s"
                    masklength-range = "8..32"
                [[policy-definitions]]
                  name = "import"
                  [[policy-definitions.statements]]
                    [policy-definitions.statements.conditions.match-prefix-set]
                      prefix-set = "rejected"
                      match-set-options = "any"
                    [policy-definitions.statements.actions]
                      route-disposition = "reject-route"
                [[neighbors]]
                  [neighbors.config]
                    neighbor-address = "127.0.0.2"
                    peer-as = 65002
                  [neighbors.transport.config]
                    passive-mode = true
                    remote-port = %4$d
                  [neighbors.ebgp-multihop.config]
                    enabled = true
                    multihop-ttl = 10
                  [[neighbors.afi-safis]]
                    [neighbors.afi-safis.config]
                      afi-safi-name = "ipv4-unicast"
                  [[neighbors.afi-safis]]
                    [neighbors.afi-safis.config]
                      afi-safi-name = "ipv6-unicast"
                """
                .formatted(port(), bmpPort(), REJECTED, feederPort);
    }
}
