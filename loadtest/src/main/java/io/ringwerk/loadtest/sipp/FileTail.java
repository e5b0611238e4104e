package io.ringwerk.loadtest.sipp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads the lines of a file that another process is writing, each once and only when complete. */
final class FileTail {

  private static final int CHUNK = 1 << 16;

  private final Path file;
  private final Consumer<String> lines;
  private final StringBuilder unfinished = new StringBuilder();
  private long position;

  FileTail(Path file, Consumer<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Hands on what was written since the last time; nothing while there is no such file. */
  void read() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(position);
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      while (channel.read(chunk) > 0) {
        chunk.flip();
        position += chunk.remaining();
        unfinished.append(UTF_8.decode(chunk));
        handOn();
        chunk.clear();
      }
    }
  }

  private void handOn() {
    int from = 0;
    for (int end = unfinished.indexOf("\n"); end >= 0; end = unfinished.indexOf("\n", from)) {
      lines.accept(unfinished.substring(from, end));
      from = end + 1;
    }
    unfinished.delete(0, from);
  }
}
