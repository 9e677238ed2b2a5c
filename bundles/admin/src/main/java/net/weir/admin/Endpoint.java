package net.weir.admin;

import java.net.InetSocketAddress;

/**
 * Where something listens.
 *
 * @param stage id of the stage that listens
 * @param name key of the ports file, such as {@code bmp}, {@code http}
 */
public record Endpoint(String stage, String name, InetSocketAddress address) {}
