package io.postern.writing;

import freemarker.template.TemplateModelException;

/**
 * What one rendering may cost, counted and so the same on every machine: each look at a value and
 * each turn of a list is a step, a long text several.
 */
final class Steps {
  /** Some thirty times what a review of forty leads needs. */
  static final int MAX = 200_000;

  private static final int CHARACTERS_A_STEP = 64;

  private int left = MAX;

  void take() throws TemplateModelException {
    if (--left < 0) {
      throw new TemplateModelException("it looks at its data more than " + MAX + " times");
    }
  }

  void take(String text) throws TemplateModelException {
    left -= text.length() / CHARACTERS_A_STEP;
    take();
  }
}
