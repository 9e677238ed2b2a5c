/**
 * Where routes get lost on their way: from the socket through peers, decoder, transforms and RIBs to the sinks, joint by joint,
 * with the first that is broken and its cure. Pure questions to the other interfaces of admin, so that shell and HTTP say the
 * same; called by their threads.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.admin.doctor;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
