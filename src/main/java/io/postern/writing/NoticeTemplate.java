package io.postern.writing;

import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateHashModel;
import io.postern.kit.Problem;
import io.postern.kit.Sha256;
import java.io.IOException;

/**
 * One file, ready to be filled. Its first lines say the subject and the preheader, the rest is the
 * mail in Markdown:
 *
 * <pre>
 * ---
 * subject: ${deal.title}
 * preheader: We registered ${deal.label}.
 * ---
 * ${greeting}
 * </pre>
 *
 * @param label where it is, as its author knows it
 * @param hash first characters of its SHA-256
 */
record NoticeTemplate(String label, String hash, Template template) {
  private static final Configuration LANGUAGE = language();
  private static final String RULE = "---";

  /**
   * A template with a recipient's facts in it; values are still {@link Inert}.
   *
   * @param subject one line
   * @param preheader one line, shown after the subject in a list of mails
   * @param body Markdown
   */
  record Filled(String subject, String preheader, String body) {}

  static NoticeTemplate compile(String label, String source) throws TemplateFault {
    var refusal = TemplateGate.refuse(source);
    if (refusal.isPresent()) {
      throw new TemplateFault(new Problem(label, refusal.get().line(), refusal.get().what()));
    }
    try {
      return new NoticeTemplate(
          label,
          Sha256.of(source).substring(0, 12),
          new Template(label, label, new java.io.StringReader(source), LANGUAGE));
    } catch (ParseException e) {
      throw new TemplateFault(
          new Problem(label, e.getLineNumber(), firstLine(e.getEditorMessage())));
    } catch (IOException e) {
      throw new IllegalStateException("a string was read", e);
    } catch (StackOverflowError e) {
      throw new TemplateFault(new Problem(label, 0, "nested too deeply"));
    }
  }

  Filled fill(TemplateHashModel facts) throws TemplateFault {
    BoundedWriter out = new BoundedWriter();
    try {
      template.process(facts, out);
      return split(out.toString());
    } catch (InvalidReferenceException e) {
      throw fault(e, "there is no " + e.getBlamedExpressionString());
    } catch (TemplateException e) {
      throw fault(e, firstLine(e.getMessageWithoutStackTop()));
    } catch (BoundedWriter.TooLong e) {
      throw new TemplateFault(new Problem(label, 0, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw new IllegalStateException("a string was written", e);
    } catch (StackOverflowError e) {
      throw new TemplateFault(new Problem(label, 0, "nested too deeply"));
    }
  }

  private TemplateFault fault(TemplateException e, String what) {
    Integer line = e.getLineNumber();
    return new TemplateFault(new Problem(label, line == null ? 0 : line, what));
  }

  private Filled split(String text) throws TemplateFault {
    String rest = text.stripLeading();
    int head = rest.indexOf('\n');
    int end = rest.indexOf("\n" + RULE, Math.max(head, 0));
    if (head < 0 || end < 0 || !rest.substring(0, head).strip().equals(RULE)) {
      throw new TemplateFault(
          new Problem(
              label, 1, "must begin with a line ---, subject:, preheader:, and a line ---"));
    }
    String subject = "";
    String preheader = "";
    for (String line : rest.substring(head + 1, end + 1).split("\n")) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? line.strip() : line.substring(0, colon).strip();
      String value = colon < 0 ? "" : line.substring(colon + 1).strip();
      switch (name) {
        case "subject" -> subject = value;
        case "preheader" -> preheader = value;
        case "" -> {
          // room between them
        }
        default ->
            throw new TemplateFault(
                new Problem(
                    label,
                    0,
                    "only subject and preheader stand in the head, not "
                        + HeaderGate.pass(Inert.reveal(name), 40)));
      }
    }
    if (subject.isEmpty()) {
      throw new TemplateFault(new Problem(label, 2, "has no subject"));
    }
    int body = rest.indexOf('\n', end + 1);
    return new Filled(subject, preheader, body < 0 ? "" : rest.substring(body + 1));
  }

  private static String firstLine(String message) {
    return HeaderGate.pass(message.lines().findFirst().orElse("not understood"), 300);
  }

  private static Configuration language() {
    Configuration language = new Configuration(Configuration.VERSION_2_3_35);
    language.setTagSyntax(Configuration.ANGLE_BRACKET_TAG_SYNTAX);
    language.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
    language.setRecognizeStandardFileExtensions(false);
    language.setOutputFormat(InertFormat.INSTANCE);
    language.setAutoEscapingPolicy(Configuration.FORCE_AUTO_ESCAPING_POLICY);
    language.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    language.setAPIBuiltinEnabled(false);
    language.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_35));
    language.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    language.setLogTemplateExceptions(false);
    language.setWrapUncheckedExceptions(true);
    language.setNumberFormat("computer");
    language.setLocalizedLookup(false);
    return language;
  }
}
