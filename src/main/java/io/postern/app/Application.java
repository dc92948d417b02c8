package io.postern.app;

/** The program's entry. */
public final class Application {
  private Application() {}

  public static void main(String[] args) {
    System.out.println("postern");
  }
}
