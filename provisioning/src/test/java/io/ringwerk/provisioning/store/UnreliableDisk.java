package io.ringwerk.provisioning.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk for H2 that can fill up or lose its power. What was written since the last flush is kept
 * apart; when the power goes, any part of it may have reached the disk, in any order. One disk at a
 * time.
 */
public final class UnreliableDisk extends FilePathWrapper {
  /** The prefix H2 knows it by. */
  public static final String SCHEME = "unreliable";

  private static final List<Write> unflushed = new ArrayList<>();
  private static byte[] flushed = new byte[0];
  private static long writesLeft = Long.MAX_VALUE;
  private static String failure = "";
  private static int flushes;

  private record Write(long position, ByteBuffer bytes) {}

  /** A new disk that works. */
  public static synchronized void plugIn() {
    FilePath.register(new UnreliableDisk());
    unflushed.clear();
    flushed = new byte[0];
    writesLeft = Long.MAX_VALUE;
    flushes = 0;
  }

  /** After so many more writes, none succeeds. */
  public static synchronized void fillUpAfter(long writes) {
    writesLeft = writes;
    failure = "No space left on device";
  }

  /** After so many more writes, neither writes nor flushes reach the disk. */
  public static synchronized void losePowerAfter(long writes) {
    writesLeft = writes;
    failure = "the power is gone";
  }

  /** How often the disk was told to flush. */
  public static synchronized int flushes() {
    return flushes;
  }

  /**
   * Writes what is found on the disk after a loss of power: all that was flushed, and a part of the
   * rest.
   */
  public static synchronized void recoverTo(Path file, Random random) throws IOException {
    Files.write(file, flushed);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (Write write : unflushed) {
        if (random.nextBoolean()) {
          channel.write(write.bytes().duplicate(), write.position());
        }
      }
    }
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel base = super.open(mode);
    return getBase().toString().endsWith(".mv.db") ? new Channel(base) : base;
  }

  private static synchronized void note(long position, ByteBuffer bytes) throws IOException {
    if (writesLeft <= 0) {
      throw new IOException(failure);
    }
    writesLeft--;
    unflushed.add(new Write(position, bytes));
  }

  private static synchronized void flush(FileChannel base) throws IOException {
    if (writesLeft <= 0) {
      throw new IOException(failure);
    }
    flushes++;
    ByteBuffer content = ByteBuffer.allocate((int) base.size());
    while (content.hasRemaining() && base.read(content, content.position()) >= 0) {}
    flushed = content.array();
    unflushed.clear();
  }

  private static final class Channel extends FileBaseDefault {
    private final FileChannel base;

    Channel(FileChannel base) {
      this.base = base;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      ByteBuffer copy = ByteBuffer.allocate(source.remaining()).put(source.duplicate()).flip();
      note(position, copy);
      return base.write(source, position);
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
      return base.read(target, position);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      flush(base);
    }

    @Override
    public long size() throws IOException {
      return base.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      base.truncate(size);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      base.close();
    }
  }
}
