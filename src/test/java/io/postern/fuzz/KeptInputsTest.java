package io.postern.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kept inputs of all targets, and a few changes of each that are the same in every build. */
class KeptInputsTest {
  private static final int CHANGES = 150;

  @ParameterizedTest
  @EnumSource(Target.class)
  void whatIsTrueOfAllBytesIsTrueOfThese(Target target) {
    List<byte[]> inputs = KeptInputs.of(target);
    inputs.forEach(target::feed);
    Random random = new Random(20_261_122);
    for (int i = 0; i < CHANGES; i++) {
      target.feed(changed(inputs.get(random.nextInt(inputs.size())), inputs, random));
    }
  }

  private static byte[] changed(byte[] input, List<byte[]> others, Random random) {
    byte[] bytes = Arrays.copyOf(input, Math.max(1, input.length));
    switch (random.nextInt(4)) {
      case 0 -> {
        for (int i = 0; i < 8; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
      case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 2 -> {
        int from = random.nextInt(bytes.length);
        bytes = joined(bytes, Arrays.copyOfRange(bytes, from, bytes.length));
      }
      default -> {
        byte[] other = others.get(random.nextInt(others.size()));
        bytes = joined(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)), other);
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
