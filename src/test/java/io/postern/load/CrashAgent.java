package io.postern.load;

import static java.lang.constant.ConstantDescs.MTD_void;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Sits in an engine's process and ends or stops it at a {@link CrashPoint}: a call is put into the
 * method when its class is loaded, so that the engine itself knows nothing of this.
 */
public final class CrashAgent {
  /** What becomes of a process at its point. */
  enum Fate {
    /** It is gone at once, with nothing closed and nothing flushed. */
    HALT,
    /** It stands still (SIGSTOP), until somebody lets it go on (SIGCONT). */
    STOP
  }

  /** As a kernel's SIGKILL is told. */
  static final int EXIT_CODE = 137;

  private static final String JAR = "postern.crash.agent";
  private static final String PLANTED = "postern.crash.planted";
  private static final AtomicInteger LEFT = new AtomicInteger();
  private static volatile Path mark = Path.of("");
  private static volatile Fate fate = Fate.HALT;

  private CrashAgent() {}

  /**
   * The arguments of a JVM that begins here, to have the agent put into it.
   *
   * <p>By itself, before the engine begins, and not by {@code -javaagent}: the JVM would leave the
   * distribution's cache of classes alone then, and start twice as slowly.
   *
   * @param folder where the agent's jar is written
   * @param mark a file that is written when the point is reached, with the time
   */
  static List<String> argument(Path folder, CrashPoint point, Fate fate, Path mark)
      throws IOException {
    // The class itself is on the class path: the jar only says which one it is.
    Path jar = folder.resolve("crash-agent.jar");
    if (!Files.exists(jar)) {
      Manifest manifest = new Manifest();
      manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
      manifest.getMainAttributes().putValue("Agent-Class", CrashAgent.class.getName());
      manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
      try (OutputStream file = Files.newOutputStream(jar)) {
        new JarOutputStream(file, manifest).close();
      }
    }
    return List.of(
        "-Djdk.attach.allowAttachSelf=true",
        "-XX:+EnableDynamicAgentLoading",
        "-D" + JAR + "=" + jar,
        "-D" + PLANTED + "=" + point + ":" + fate + ":" + mark);
  }

  /** The engine's main class and its arguments. */
  public static void main(String[] engine) throws Exception {
    VirtualMachine self = VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
    self.loadAgent(System.getProperty(JAR), System.getProperty(PLANTED));
    self.detach();
    Class.forName(engine[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(engine, 1, engine.length));
  }

  public static void agentmain(String argument, Instrumentation instrumentation)
      throws UnmodifiableClassException {
    String[] parts = argument.split(":", 3);
    CrashPoint point = CrashPoint.valueOf(parts[0]);
    fate = Fate.valueOf(parts[1]);
    mark = Path.of(parts[2]);
    LEFT.set(point.passes());
    instrumentation.addTransformer(new Planter(point), true);
    // The cache holds classes that are loaded already.
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (loaded.getName().replace('.', '/').equals(point.owner())) {
        instrumentation.retransformClasses(loaded);
      }
    }
  }

  /** Is called at the point. */
  public static void pass() throws IOException, InterruptedException {
    if (LEFT.decrementAndGet() != 0) {
      return;
    }
    Files.writeString(mark, Long.toString(System.currentTimeMillis()));
    switch (fate) {
      case HALT -> Runtime.getRuntime().halt(EXIT_CODE);
      case STOP -> {
        String self = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-STOP", self).start().waitFor();
      }
    }
  }

  private record Planter(CrashPoint point) implements ClassFileTransformer {
    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] bytes) {
      if (loader == null || !point.owner().equals(name)) {
        return null;
      }
      ClassFile file =
          ClassFile.of(
              ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.defaultResolver()
                      .orElse(ClassHierarchyResolver.ofResourceParsing(loader))));
      return file.transformClass(
          file.parse(bytes),
          ClassTransform.transformingMethodBodies(
              method -> method.methodName().equalsString(point.method()),
              switch (point.when()) {
                case BEFORE -> new AtTheStart();
                case AFTER -> CrashAgent::atEachReturn;
              }));
    }
  }

  private static void atEachReturn(CodeBuilder code, CodeElement element) {
    if (element instanceof ReturnInstruction) {
      callPass(code);
    }
    code.with(element);
  }

  private static final class AtTheStart implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      callPass(code);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }

  private static void callPass(CodeBuilder code) {
    code.invokestatic(ClassDesc.of(CrashAgent.class.getName()), "pass", MTD_void);
  }
}
