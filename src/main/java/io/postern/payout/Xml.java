package io.postern.payout;

import io.postern.kit.Money;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document that is written from its beginning to its end, one element a line. */
final class Xml {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;
  private int depth;

  Xml() {
    try {
      out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Writing {
    void write() throws XMLStreamException;
  }

  /** All of it. */
  String root(String name, String space, Runnable content) {
    written(
        () -> {
          out.writeStartDocument("UTF-8", "1.0");
          line();
          out.setDefaultNamespace(space);
          out.writeStartElement(space, name);
          out.writeDefaultNamespace(space);
          inside(content);
          out.writeEndElement();
          out.writeCharacters("\n");
          out.writeEndDocument();
        });
    return text.toString();
  }

  /** An element with others in it. */
  void in(String name, Runnable content) {
    written(
        () -> {
          line();
          out.writeStartElement(name);
          inside(content);
          out.writeEndElement();
        });
  }

  /** An element with text in it. */
  void put(String name, String value) {
    written(
        () -> {
          line();
          out.writeStartElement(name);
          out.writeCharacters(value);
          out.writeEndElement();
        });
  }

  /** An amount with its currency. */
  void amount(String name, Money money) {
    written(
        () -> {
          line();
          out.writeStartElement(name);
          out.writeAttribute("Ccy", money.currency().getCurrencyCode());
          out.writeCharacters(money.amount().toPlainString());
          out.writeEndElement();
        });
  }

  private void inside(Runnable content) throws XMLStreamException {
    depth++;
    content.run();
    depth--;
    line();
  }

  private void line() throws XMLStreamException {
    out.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static void written(Writing writing) {
    try {
      writing.write();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // in memory nothing else can fail
    }
  }
}
