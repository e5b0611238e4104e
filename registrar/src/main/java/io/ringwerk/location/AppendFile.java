package io.ringwerk.location;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is written at its end; tests put failing ones in its place. */
interface AppendFile extends Closeable {

  /** Creates files. */
  @FunctionalInterface
  interface Creator {

    /** Opens a new file; it must not exist. */
    AppendFile create(Path path) throws IOException;
  }

  /** Writes all of the bytes; an exception says nothing of how many were written. */
  void write(ByteBuffer bytes) throws IOException;

  /** Cuts the file off and goes on there. */
  void truncate(long size) throws IOException;

  /** Returns when what was written is safe from a power loss. */
  void force() throws IOException;

  /** Creates a real file. */
  static AppendFile create(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new AppendFile() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }

      @Override
      public void truncate(long size) throws IOException {
        channel.truncate(size);
      }

      @Override
      public void force() throws IOException {
        channel.force(false);
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
