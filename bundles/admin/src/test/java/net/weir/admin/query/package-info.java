@NullMarked
package net.weir.admin.query;

import org.jspecify.annotations.NullMarked;
