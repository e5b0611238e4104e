/** Who may use the server; the ports through which provisioning sees the running server. */
@NullMarked
package io.ringwerk.provisioning;

import org.jspecify.annotations.NullMarked;
