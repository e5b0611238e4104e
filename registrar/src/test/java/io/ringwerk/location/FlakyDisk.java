package io.ringwerk.location;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk that fills up, refuses, or forgets, as the test wants it. */
final class FlakyDisk {

  private static final int PLENTY = Integer.MAX_VALUE;

  private int roomLeft = PLENTY;
  private boolean forceFails;
  private boolean truncateFails;
  private boolean createFails;

  /** From now on there is room for so many more bytes. */
  void fillUpAfter(int bytes) {
    roomLeft = bytes;
  }

  /** There is plenty of room again. */
  void makeRoom() {
    roomLeft = PLENTY;
  }

  void failToForce(boolean fails) {
    forceFails = fails;
  }

  void failToTruncate(boolean fails) {
    truncateFails = fails;
  }

  void failToCreate(boolean fails) {
    createFails = fails;
  }

  AppendFile create(Path path) throws IOException {
    if (createFails) {
      throw new IOException("No space left on device");
    }
    AppendFile file = AppendFile.create(path);
    return new AppendFile() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        boolean tooMuch = bytes.remaining() > roomLeft;
        ByteBuffer fitting = bytes.slice(bytes.position(), Math.min(bytes.remaining(), roomLeft));
        roomLeft -= roomLeft == PLENTY ? 0 : fitting.remaining();
        file.write(fitting);
        if (tooMuch) {
          throw new IOException("No space left on device");
        }
      }

      @Override
      public void truncate(long size) throws IOException {
        if (truncateFails) {
          throw new IOException("Input/output error");
        }
        file.truncate(size);
      }

      @Override
      public void force() throws IOException {
        if (forceFails) {
          throw new IOException("Input/output error");
        }
        file.force();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }
}
