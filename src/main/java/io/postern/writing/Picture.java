package io.postern.writing;

import io.postern.notice.ManagerNotice;
import io.postern.notice.OutgoingMail;
import java.util.List;

/**
 * A picture that the HTML part of a mail shows.
 *
 * @param name by which a template calls it: letters, digits and dashes
 * @param contentId by which the HTML names it, without brackets (RFC 2392)
 * @param content the picture itself
 */
record Picture(String name, String contentId, BodyPart content) {
  /** The pictures of a notice; most have none. */
  static List<Picture> of(OutgoingMail mail, Words words, Formats formats) {
    if (!(mail.notice() instanceof ManagerNotice.ProgramFigures told)) {
      return List.of();
    }
    Palette palette = Palette.of(mail.program().brand());
    return Charts.of(told.period(), told.periods(), new FigureWords(formats)).stream()
        .map(
            chart ->
                new Picture(
                    chart.name(),
                    chart.name() + "." + mail.id().value(),
                    BodyPart.of("image/png", ChartPicture.png(List.of(chart), palette))))
        .toList();
  }
}
