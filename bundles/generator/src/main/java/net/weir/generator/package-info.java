/**
 * Invented routers: the same seed gives the same octets, so that a test or a demo can be told what will come. Documentation
 * AS numbers; prefixes of 10.0.0.0/8 and fd00::/8, which no router really hears from the Internet.
 */
@NullMarked
package net.weir.generator;

import org.jspecify.annotations.NullMarked;
