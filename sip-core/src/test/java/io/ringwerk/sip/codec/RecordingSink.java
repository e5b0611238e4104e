package io.ringwerk.sip.codec;

import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.TestMessages;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a framer hands out: messages as their text, the rest in a word or two. */
final class RecordingSink implements FrameSink {
  private final List<String> events = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<ParseFailure> failures = new ArrayList<>();

  List<String> events() {
    return events;
  }

  List<String> texts() {
    return texts;
  }

  ParseFailure lastFailure() {
    return failures.get(failures.size() - 1);
  }

  @Override
  public void message(SipMessage message) {
    texts.add(TestMessages.text(message));
    events.add(TestMessages.text(message));
  }

  @Override
  public void malformed(ParseFailure failure) {
    failures.add(failure);
    events.add("malformed " + failure.reason());
  }

  @Override
  public void framingLost(ParseFailure failure) {
    failures.add(failure);
    events.add("lost " + failure.reason());
  }

  @Override
  public void ping() {
    events.add("ping");
  }
}
