package io.postern.writing;

import io.postern.kit.Problem;

/** A template that cannot be used, and why; another one is. */
final class TemplateFault extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  TemplateFault(Problem problem) {
    super(problem.toString(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
