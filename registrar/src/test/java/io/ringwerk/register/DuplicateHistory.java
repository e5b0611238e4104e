package io.ringwerk.register;

import io.ringwerk.sip.flow.TransportProtocol;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A labelled history of registrations, read from a text file and played against the plan and the
 * detector. Blank lines and text after {@code #} don't count; the other lines are
 *
 * <pre>
 * label: one endpoint | duplicate | undecided        what it comes to in the end
 * phone NAME [SETTING…]                              a phone with what it sends
 * TIME NAME registers [SETTING…]                     a new Call-ID, CSeq 1, as after a boot
 * TIME NAME refreshes [SETTING…]                     the same Call-ID, the next CSeq
 * TIME NAME repeats                                  the last REGISTER once more
 * TIME NAME signs-off                                its contact with expires 0
 * TIME NAME wipes                                    Contact: *
 * TIME NAME answers                                  it answers an OPTIONS request
 * TIME expect clear | suspected | duplicate          what the detector says then
 * TIME restart                                       the server restarts: only bindings are left
 * </pre>
 *
 * SETTING is {@code key=value}, blanks in a value written as {@code _}: from, contact, agent,
 * instance, reg-id, server, transport, expires, call-id, relayed.
 */
final class DuplicateHistory {

  private static final Pattern SETTING = Pattern.compile("([a-z-]+)=(\\S+)");

  private final String name;
  private final List<String> lines;
  private final DeviceUnderTest device = new DeviceUnderTest();
  private final Map<String, TestPhone> phones = new HashMap<>();
  private final List<String> mistakes = new ArrayList<>();
  private LocalTime clock = LocalTime.MIN;
  private String label = "";
  private boolean wasFlagged;

  private DuplicateHistory(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /** Plays the history; what it returns is empty if every expectation and the label held. */
  static List<String> play(String name, List<String> lines) {
    DuplicateHistory history = new DuplicateHistory(name, lines);
    history.play();
    return history.mistakes;
  }

  private void play() {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceAll("#.*", "").strip();
      if (!line.isEmpty()) {
        play(line, i + 1);
      }
      wasFlagged |= device.isFlagged();
    }
    checkLabel();
  }

  private void play(String line, int number) {
    String[] words = line.split("\\s+", 3);
    String rest = words.length > 2 ? words[2] : "";
    switch (words[0]) {
      case "label:" -> label = line.substring("label:".length()).strip();
      case "phone" -> phones.put(words[1], set(TestPhone.phone(words[1]), rest));
      default -> {
        passTo(LocalTime.parse(words[0]));
        act(words[1], rest, number);
      }
    }
  }

  private void passTo(LocalTime time) {
    if (clock.isBefore(time) && !clock.equals(LocalTime.MIN)) {
      device.after(Duration.between(clock, time));
    }
    clock = time;
  }

  private void act(String who, String rest, int number) {
    switch (who) {
      case "expect" -> expect(rest, number);
      case "restart" -> device.restart();
      default -> act(phone(who), rest);
    }
  }

  private TestPhone phone(String who) {
    return Optional.ofNullable(phones.get(who))
        .orElseThrow(() -> new IllegalArgumentException(name + ": no phone " + who));
  }

  private void act(TestPhone phone, String act) {
    String verb = act.split("\\s", 2)[0];
    switch (verb) {
      case "registers" -> device.grant(set(phone.reboot(), act).register(device.now()));
      case "refreshes" -> device.grant(set(phone, act).register(device.now()));
      case "repeats" -> device.grant(phone.retransmit(device.now()));
      case "signs-off" -> device.grant(phone.unregister(device.now()));
      case "wipes" -> device.grant(phone.send(device.now(), new ContactChange.RemoveAll()));
      case "answers" -> device.detector.answered(DeviceUnderTest.DEVICE, phone.callId());
      default -> throw new IllegalArgumentException(name + ": no such act: " + act);
    }
  }

  private void expect(String expected, int number) {
    String found = device.isFlagged() ? "duplicate" : device.isSuspected() ? "suspected" : "clear";
    if (!expected.equals(found)) {
      mistakes.add("%s:%d expects %s, found %s".formatted(name, number, expected, found));
    }
  }

  private void checkLabel() {
    boolean fits =
        switch (label) {
          case "duplicate" -> wasFlagged;
          case "one endpoint", "undecided" -> !wasFlagged;
          default -> throw new IllegalArgumentException(name + ": no such label: " + label);
        };
    if (!fits) {
      mistakes.add("%s is labelled %s".formatted(name, label));
    }
  }

  private static TestPhone set(TestPhone phone, String settings) {
    Matcher matcher = SETTING.matcher(settings);
    while (matcher.find()) {
      set(phone, matcher.group(1), matcher.group(2).replace('_', ' '));
    }
    return phone;
  }

  private static void set(TestPhone phone, String key, String value) {
    switch (key) {
      case "from" -> phone.at(value);
      case "contact" -> phone.contact(value);
      case "agent" -> phone.agent(value);
      case "instance" -> phone.instance(value);
      case "reg-id" -> phone.regId(Integer.parseInt(value));
      case "server" -> phone.server(value);
      case "transport" -> phone.over(TransportProtocol.valueOf(value.toUpperCase(Locale.ROOT)));
      case "expires" -> phone.expires(Duration.ofSeconds(Long.parseLong(value)));
      case "call-id" -> phone.callId(value);
      case "relayed" -> phone.relayed();
      default -> throw new IllegalArgumentException("no such setting: " + key);
    }
  }
}
