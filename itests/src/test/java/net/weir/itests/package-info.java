/**
 * Tests that run inside the container, for what cannot be seen from outside. They boot the packed
 * distribution, offline, once per class.
 */
package net.weir.itests;
