package io.ringwerk.loadtest.report;

/** One thing that a section shows. */
public sealed interface Block permits Text, Figures, Table, Chart, BarChart {}
