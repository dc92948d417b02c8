package io.postern.trusting;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** A name server on loopback (UDP) that says what a {@link Zone} says. */
public final class ZoneServer implements AutoCloseable {
  private static final int TTL = 1;
  private static final int TXT_PIECE = 255;

  private final Zone zone;
  private final DatagramSocket socket;

  /**
   * @param port 0 for any
   */
  public ZoneServer(Zone zone, int port) throws IOException {
    this.zone = zone;
    this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Thread.ofPlatform().name("zone").daemon().start(this::serve);
  }

  public int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    byte[] buffer = new byte[4096];
    while (true) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] asked = java.util.Arrays.copyOf(buffer, packet.getLength());
        byte[] answer = answer(new Message(asked)).toWire();
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException closed) {
        if (socket.isClosed()) {
          return;
        }
      }
    }
  }

  private Message answer(Message query) throws IOException {
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    Record question = query.getQuestion();
    answer.addRecord(question, Section.QUESTION);
    String name = question.getName().toString(true);
    for (Dns.Type type : Dns.Type.values()) {
      if (!type.name().equals(org.xbill.DNS.Type.string(question.getType()))) {
        continue;
      }
      switch (zone.ask(name, type)) {
        case Dns.Answer.Unknown _ -> answer.getHeader().setRcode(Rcode.SERVFAIL);
        case Dns.Answer.Records(var values) -> {
          for (String value : values) {
            answer.addRecord(record(question.getName(), type, value), Section.ANSWER);
          }
        }
      }
    }
    if (answer.getHeader().getRcode() == Rcode.NOERROR && !zone.has(name)) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    return answer;
  }

  private static Record record(Name name, Dns.Type type, String value) throws IOException {
    return switch (type) {
      case A -> new ARecord(name, DClass.IN, TTL, InetAddress.ofLiteral(value));
      case AAAA -> new AAAARecord(name, DClass.IN, TTL, InetAddress.ofLiteral(value));
      case MX -> new MXRecord(name, DClass.IN, TTL, 10, Name.fromString(value, Name.root));
      case PTR -> new PTRRecord(name, DClass.IN, TTL, Name.fromString(value, Name.root));
      case TXT -> new TXTRecord(name, DClass.IN, TTL, pieces(value));
    };
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < text.length() || at == 0; at += TXT_PIECE) {
      pieces.add(text.substring(at, Math.min(text.length(), at + TXT_PIECE)));
    }
    return pieces;
  }

  @Override
  public void close() {
    socket.close();
  }
}
