package net.weir.admin;

import java.net.InetSocketAddress;

/**
 * Where something listens.
 *
 * @param name key of the ports file, such as {@code bmp}, {@code http}
 */
public record Endpoint(String name, InetSocketAddress address) {}
