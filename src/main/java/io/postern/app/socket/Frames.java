package io.postern.app.socket;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What a server answers: frames of a kind, a length and bytes, until the one with the exit code. So
 * both streams of a command go over one socket, and the bytes of a mail stay as they are.
 */
final class Frames {
  private static final int OUT = 'O';
  private static final int ERR = 'E';
  private static final int EXIT = 'X';
  private static final int MAX_FRAME = 1 << 16;

  private Frames() {}

  /** The two streams of a command, as frames on a socket. */
  static final class Writer {
    private final DataOutputStream socket;

    Writer(OutputStream socket) {
      this.socket = new DataOutputStream(socket);
    }

    OutputStream out() {
      return new Stream(OUT);
    }

    OutputStream err() {
      return new Stream(ERR);
    }

    void exit(int code) throws IOException {
      synchronized (socket) {
        socket.writeByte(EXIT);
        socket.writeInt(code);
        socket.flush();
      }
    }

    private final class Stream extends OutputStream {
      private final int kind;

      Stream(int kind) {
        this.kind = kind;
      }

      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        synchronized (socket) {
          for (int done = 0; done < length; done += MAX_FRAME) {
            int part = Math.min(MAX_FRAME, length - done);
            socket.writeByte(kind);
            socket.writeInt(part);
            socket.write(bytes, offset + done, part);
          }
          socket.flush();
        }
      }
    }
  }

  /**
   * Copies what comes to the two streams.
   *
   * @return the exit code
   * @throws EOFException when the server went away before it said one
   */
  static int copy(InputStream socket, OutputStream out, OutputStream err) throws IOException {
    DataInputStream in = new DataInputStream(socket);
    while (true) {
      int kind = in.readUnsignedByte();
      int number = in.readInt();
      if (kind == EXIT) {
        return number;
      }
      if (number < 0 || number > MAX_FRAME || (kind != OUT && kind != ERR)) {
        throw new IOException("not an answer of postern");
      }
      byte[] bytes = in.readNBytes(number);
      if (bytes.length < number) {
        throw new EOFException();
      }
      OutputStream to = kind == OUT ? out : err;
      to.write(bytes);
      to.flush();
    }
  }
}
