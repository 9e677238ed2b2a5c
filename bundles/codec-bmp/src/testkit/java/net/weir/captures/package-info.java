/** What several modules' tests share to read real captures. For one test thread. */
@NullMarked
package net.weir.captures;

import org.jspecify.annotations.NullMarked;
