/**
 * Tests that run inside the container, for what cannot be seen from outside. They boot the packed
 * distribution, offline, once per class.
 *
 * <p>The bundle of the tests imports whatever its code touches. So that it is not restarted together
 * with the bundles that tests remove and update, nothing that runs in the container may use a class of
 * Weir: services are asked by name ({@link net.weir.itests.Faces}), what routers send is recorded
 * before the container starts ({@link net.weir.itests.RouterRecording}).
 */
package net.weir.itests;
