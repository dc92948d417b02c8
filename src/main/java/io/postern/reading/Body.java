package io.postern.reading;

import io.postern.mail.Line;
import io.postern.mail.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a mail or of a part of it, in the forms that it has.
 *
 * @param plain the text form
 * @param html the HTML form
 */
record Body(Optional<Text> plain, Optional<Text> html) {
  static final Body NONE = new Body(Optional.empty(), Optional.empty());

  static Body plain(Text text) {
    return new Body(Optional.of(text), Optional.empty());
  }

  static Body html(Text text) {
    return new Body(Optional.empty(), Optional.of(text));
  }

  boolean none() {
    return plain.isEmpty() && html.isEmpty();
  }

  /** This and below it the other: what a form lacks is filled in from the other form. */
  Body then(Body below) {
    if (none() || below.none()) {
      return none() ? below : this;
    }
    return new Body(
        plain.isPresent() || below.plain.isPresent()
            ? Optional.of(join(plain.or(() -> html), below.plain.or(() -> below.html)))
            : Optional.empty(),
        html.isPresent() || below.html.isPresent()
            ? Optional.of(join(html.or(() -> plain), below.html.or(() -> below.plain)))
            : Optional.empty());
  }

  /** This or the other, as forms of the same: of two texts in one form the later counts. */
  Body or(Body later) {
    return new Body(later.plain.or(() -> plain), later.html.or(() -> html));
  }

  private static Text join(Optional<Text> above, Optional<Text> below) {
    List<Line> lines = new ArrayList<>(above.orElse(Text.NONE).lines());
    lines.addAll(below.orElse(Text.NONE).lines());
    return new Text(lines);
  }
}
