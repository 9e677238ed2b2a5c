/** What stages offer to one another: who offers what, handles on it, and leases that its end waits for. */
@NullMarked
package net.weir.engine.service;

import org.jspecify.annotations.NullMarked;
