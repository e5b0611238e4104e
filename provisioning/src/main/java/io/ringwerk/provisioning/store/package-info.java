/** The database: how it is opened, migrated and flushed, and one class for each table. */
@NullMarked
package io.ringwerk.provisioning.store;

import org.jspecify.annotations.NullMarked;
