package io.ringwerk.proxy;

/**
 * Which way a request in a dialog goes.
 *
 * @param route the dialog's route, as we wrote it
 * @param sender the end the request comes from
 * @param destination the end it goes to
 */
record DialogDirection(DialogRoute route, DialogEnd sender, DialogEnd destination) {}
