@NullMarked
package net.weir.sink.mqtt;

import org.jspecify.annotations.NullMarked;
