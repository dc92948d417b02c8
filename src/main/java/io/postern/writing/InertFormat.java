package io.postern.writing;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;

/** FreeMarker's escaping of every interpolation: values are made {@link Inert}. */
final class InertFormat extends CommonMarkupOutputFormat<InertFormat.Made> {
  static final InertFormat INSTANCE = new InertFormat();

  private InertFormat() {}

  @Override
  public String getName() {
    return "inert";
  }

  @Override
  public String getMimeType() {
    return "text/markdown";
  }

  @Override
  public void output(String value, Writer out) throws IOException {
    out.write(Inert.wrap(value));
  }

  @Override
  public String escapePlainText(String value) {
    return Inert.wrap(value);
  }

  @Override
  public boolean isLegacyBuiltInBypassed(String builtIn) {
    return false;
  }

  @Override
  protected Made newTemplateMarkupOutputModel(String plain, String markup) {
    return new Made(plain, markup);
  }

  /** FreeMarker's carrier of text that is escaped already; the language has no way to make one. */
  static final class Made extends CommonTemplateMarkupOutputModel<Made> {
    Made(String plain, String markup) {
      super(plain, markup);
    }

    @Override
    public InertFormat getOutputFormat() {
      return INSTANCE;
    }
  }
}
