package io.postern.writing;

import io.postern.kit.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * A filled template as a tree: CommonMark without HTML, and fenced blocks named {@code facts},
 * {@code proof}, {@code compare}, {@code table}, {@code chart} and {@code answer}.
 */
final class Markdown {
  static final Set<String> BLOCKS = Set.of("facts", "proof", "compare", "table", "chart", "answer");

  private static final Parser PARSER =
      Parser.builder()
          .enabledBlockTypes(
              Set.of(
                  Heading.class,
                  FencedCodeBlock.class,
                  BlockQuote.class,
                  ListBlock.class,
                  ThematicBreak.class))
          .build();

  private Markdown() {}

  static Node parse(String body) {
    return PARSER.parse(body);
  }

  /** A label and what stands for it; a comparison has two of those. */
  record Row(String label, List<String> values) {}

  /**
   * The rows of a fenced block. Colons and bars count only where the template has written them:
   * those of a value are still inert.
   */
  static List<Row> rows(FencedCodeBlock block) {
    List<Row> rows = new ArrayList<>();
    for (String line : block.getLiteral().split("\n")) {
      if (line.isBlank()) {
        continue;
      }
      int colon = line.indexOf(':');
      String values = line.substring(colon + 1);
      rows.add(
          new Row(
              colon < 0 ? "" : Inert.reveal(line.substring(0, colon).strip()),
              List.of(values.split("\\|", -1)).stream()
                  .map(value -> Inert.reveal(value.strip()))
                  .toList()));
    }
    return rows;
  }

  /** What stands after the name of a fenced block of this name; empty for another block. */
  static Optional<String> argument(FencedCodeBlock block, String name) {
    String info = block.getInfo() == null ? "" : block.getInfo().strip();
    boolean named = info.equals(name) || info.startsWith(name + " ");
    return named
        ? Optional.of(Inert.reveal(info.substring(name.length()).strip()))
        : Optional.empty();
  }

  /** The words of a node without their marks. */
  static String plain(Node node) {
    StringBuilder words = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(Inert.reveal(text.getLiteral()));
          }

          @Override
          public void visit(Code code) {
            words.append(Inert.reveal(code.getLiteral()));
          }

          @Override
          public void visit(SoftLineBreak lineBreak) {
            words.append(' ');
          }

          @Override
          public void visit(HardLineBreak lineBreak) {
            words.append('\n');
          }
        });
    return words.toString();
  }

  /** Whether a link may lead where it does: what its template wrote, and to nothing active. */
  static boolean isSafe(Link link) {
    String to = link.getDestination();
    return !Inert.holdsValue(to) && (to.startsWith("https://") || to.startsWith("mailto:"));
  }

  /** What in a tree would not be shown as its author may think. */
  static List<Problem> problems(String label, Node document) {
    List<Problem> problems = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(HtmlInline html) {
            say("HTML is shown as text: " + html.getLiteral());
          }

          @Override
          public void visit(Image image) {
            say("pictures are not offered: " + image.getDestination());
          }

          @Override
          public void visit(Link link) {
            if (!Answer.isOne(link) && !isSafe(link)) {
              say(
                  "a link must be https: or mailto: and hold no value, or be an answer: "
                      + link.getDestination());
            }
            visitChildren(link);
          }

          @Override
          public void visit(FencedCodeBlock block) {
            String info = block.getInfo() == null ? "" : block.getInfo().strip();
            if (!BLOCKS.contains(info.split(" ", 2)[0])) {
              say("a fenced block is one of " + BLOCKS + ", not '" + info + "'");
            }
          }

          private void say(String what) {
            problems.add(new Problem(label, 0, HeaderGate.pass(Inert.reveal(what), 200)));
          }
        });
    return problems;
  }
}
