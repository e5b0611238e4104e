package io.ringwerk.sip.message;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The edits to the header lines of one message, and the splice that writes it again: lines nobody
 * edited are copied as they were received, in runs.
 */
final class HeaderEdits {
  private static final byte[] REMOVED = new byte[0];

  private final SipMessage message;
  private final HeaderIndex index;

  /** What to write before each line; at the last place, what to write after all lines. */
  private final byte[] @Nullable [] before;

  /** What to write instead of each line. */
  private final byte[] @Nullable [] instead;

  HeaderEdits(SipMessage message) {
    this.message = message;
    this.index = message.index();
    this.before = new byte[index.count() + 1][];
    this.instead = new byte[index.count()][];
  }

  /** Puts a line above all lines of its name; without any, below the Vias. */
  void prepend(HeaderName name, String value) {
    int line = index.find(name, 0);
    int place = line >= 0 ? line : firstLineBelowVias();
    byte[] below = before[place];
    MessageWriter writer = line(name.canonical(), value);
    before[place] = (below == null ? writer : writer.copy(below)).toBytes();
  }

  private int firstLineBelowVias() {
    int line = 0;
    while (line < index.count() && index.name(line) == HeaderName.VIA) {
      line++;
    }
    return line;
  }

  /** Puts a line below all others. */
  void append(String name, String value) {
    byte[] above = before[index.count()];
    MessageWriter writer = new MessageWriter(128);
    if (above != null) {
      writer.copy(above);
    }
    before[index.count()] = writer.copy(line(name, value).toBytes()).toBytes();
  }

  /** Takes all received lines of this name out. */
  void remove(HeaderName name) {
    for (int line = index.find(name, 0); line >= 0; line = index.find(name, line + 1)) {
      instead[line] = REMOVED;
    }
  }

  /** Makes this the only line of its name, where the first one stood or at the end. */
  void set(HeaderName name, String value) {
    int line = index.find(name, 0);
    if (line < 0) {
      append(name.canonical(), value);
      return;
    }
    remove(name);
    instead[line] = line(name.canonical(), value).toBytes();
  }

  /** Takes the first of a line's comma-joined values out, or the line with its only value. */
  void removeFirstValue(HeaderName name, SipMessage.ValueReader<?> reader)
      throws MalformedHeaderException {
    int line = firstLeft(name);
    if (line < 0) {
      return;
    }
    Cursor cursor = current(name, line);
    reader.read(cursor);
    if (!cursor.skipSeparator(',')) {
      instead[line] = REMOVED;
      return;
    }
    MessageWriter writer = new MessageWriter(128).text(name.canonical()).text(": ");
    cursor.copy(writer, cursor.position(), cursor.end());
    instead[line] = writer.crlf().toBytes();
  }

  /** The line's value as it is after the edits so far. */
  private Cursor current(HeaderName name, int line) {
    byte[] edited = instead[line];
    if (edited == null) {
      return message.cursor(line);
    }
    String field = name.canonical();
    return new Cursor(field, edited, field.length() + 2, edited.length - 2);
  }

  /** The first line of this name that is not taken out yet. */
  private int firstLeft(HeaderName name) {
    int line = index.find(name, 0);
    while (line >= 0 && instead[line] == REMOVED) {
      line = index.find(name, line + 1);
    }
    return line;
  }

  /** Writes the source into the topmost received Via (RFC 3581 §4). */
  void topmostViaReceived(InetAddress received, int port) {
    int line = index.find(HeaderName.VIA, 0);
    MessageWriter writer = new MessageWriter(128).text(HeaderName.VIA.canonical()).text(": ");
    ReceivedParameters.write(writer, message.cursor(line), received, port);
    instead[line] = writer.crlf().toBytes();
  }

  /** Writes header lines, empty line and body. */
  void write(MessageWriter writer) {
    byte[] bytes = message.bytes();
    int headersEnd = index.bodyStart() - 2;
    int copied = index.count() == 0 ? headersEnd : index.lineStart(0);
    for (int line = 0; line < index.count(); line++) {
      if (before[line] != null || instead[line] != null) {
        writer.copy(bytes, copied, index.lineStart(line));
        copied = writeEdited(writer, line);
      }
    }
    writer.copy(bytes, copied, headersEnd);
    writeIfAny(writer, before[index.count()]);
    writer.copy(bytes, headersEnd, bytes.length);
  }

  /** Writes what was edited at this line; returns from where received bytes go on. */
  private int writeEdited(MessageWriter writer, int line) {
    writeIfAny(writer, before[line]);
    if (instead[line] == null) {
      return index.lineStart(line);
    }
    writeIfAny(writer, instead[line]);
    return index.lineEnd(line);
  }

  private static void writeIfAny(MessageWriter writer, byte @Nullable [] edited) {
    if (edited != null) {
      writer.copy(edited);
    }
  }

  private static MessageWriter line(String name, String value) {
    return new MessageWriter(name.length() + value.length() + 4).line(name, LineRules.value(value));
  }
}
