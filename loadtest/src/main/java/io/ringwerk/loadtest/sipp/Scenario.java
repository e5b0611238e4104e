package io.ringwerk.loadtest.sipp;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What operators can run. Each has a SIPp file of the measured side in loadtest/scenarios. */
enum Scenario {
  /** All at once, as after a power cut. */
  REGISTER(
      "register",
      "register",
      "registered",
      "registrations",
      "Register storm: every phone registers, as after a power cut (REGISTER, 401, REGISTER, 200)."),
  /** The background traffic of every registrar. */
  REREGISTER(
      "re-register",
      "re-register",
      "registered",
      "phones",
      "Steady registration: each phone registers and refreshes twice in the same Call-ID."),
  /** Signs off. */
  UNREGISTER(
      "unregister",
      "unregister",
      "unregistered",
      "sign-offs",
      "Every phone signs off, with Contact: *."),
  /** One phone each. */
  CALLS(
      "calls",
      "call",
      "ringing",
      "calls",
      "Calls to devices: one phone rings and answers, the caller hangs up."),
  /** All devices of a user. */
  FORKED_CALLS(
      "forked-calls",
      "call",
      "ringing",
      "calls",
      "Calls to users with several devices: all ring, one answers, the others are cancelled."),
  /** All devices of a group's members. */
  GROUP_CALLS(
      "group-calls",
      "call",
      "ringing",
      "calls",
      "Calls to a group (--group, --members): all members' phones ring, one answers."),
  /** What the duplicate detector is for. */
  DUPLICATES(
      "duplicates",
      "re-register",
      "registered",
      "phones",
      "The same credentials register and refresh from two places at once."),
  /** Ringwerk only. */
  ROTATIONS(
      "rotations",
      "re-register",
      "registered",
      "phones",
      "VoIP passwords are rotated by REST (--api) while phones register. CHANGES THE PASSWORDS of half the devices.");

  private final String command;
  private final String file;
  private final String mainTime;
  private final String plural;
  private final String sentence;

  Scenario(String command, String file, String mainTime, String plural, String sentence) {
    this.command = command;
    this.file = file;
    this.mainTime = mainTime;
    this.plural = plural;
    this.sentence = sentence;
  }

  /** The scenario of that name. */
  static Scenario named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.command.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                LoadFailure.usage(
                    "there is no scenario \"%s\"; there are: %s".formatted(name, names())));
  }

  /** All names, for messages. */
  static String names() {
    return Arrays.stream(values()).map(Scenario::command).collect(Collectors.joining(", "));
  }

  /** What it is called on the command line. */
  String command() {
    return command;
  }

  /** The SIPp file of the side that is measured, without its ending. */
  String file() {
    return file;
  }

  /** The response time that a limit on p99 is about. */
  String mainTime() {
    return mainTime;
  }

  /** What is counted. */
  String plural() {
    return plural;
  }

  /** What it does. */
  String sentence() {
    return sentence;
  }
}
