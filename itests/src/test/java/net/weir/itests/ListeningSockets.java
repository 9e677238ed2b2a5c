package net.weir.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The TCP sockets that this process listens on, each as the Linux kernel writes it: {@code HEX:HEX}. */
final class ListeningSockets {
    private static final String LISTEN = "0A";
    /** 127.0.0.1 alone, mapped into IPv6, and ::1, in words of four bytes in the machine's order. */
    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

    private ListeningSockets() {}

    static Set<String> ofThisProcess() throws IOException {
        Set<String> own = new TreeSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            descriptors.map(ListeningSockets::target).forEach(own::add);
        }
        Set<String> sockets = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                // sl local remote state queues timer retransmits uid timeout inode
                String[] fields = line.strip().split("\\s+");
                if (fields[3].equals(LISTEN) && own.contains("socket:[" + fields[9] + "]")) {
                    sockets.add(fields[1]);
                }
            }
        }
        return sockets;
    }

    static boolean isLoopback(String socket) {
        return LOOPBACK.contains(socket.substring(0, socket.indexOf(':')));
    }

    static int port(String socket) {
        return Integer.parseInt(socket.substring(socket.indexOf(':') + 1), 16);
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
