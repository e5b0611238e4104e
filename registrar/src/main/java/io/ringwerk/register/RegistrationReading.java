package io.ringwerk.register;

/** What reading a REGISTER gave: what it asks for, or why it is refused. */
sealed interface RegistrationReading permits RegistrationRequest, Refused {}
