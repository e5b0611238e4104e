/**
 * Reports that people and programs read: a small model of text, key figures, tables and charts,
 * written as one self-contained HTML page or as JSON.
 */
@NullMarked
package io.ringwerk.loadtest.report;

import org.jspecify.annotations.NullMarked;
