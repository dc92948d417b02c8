package io.postern.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.kit.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong in a file of rules is told with its file and line. */
class RuleFilesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kinds/en.yml    | referral:~  hint: [lead]~nonsense:~  hint: [x]             | 3",
        "kinds/en.yml    | referral:~  hint: [lead]~  loud: [lead]                    | 3",
        "kinds/en.yml    | referral:~  patterns:~    - 'lead'~    - '(lead'           | 4",
        "kinds/en.yml    | referral:~  patterns:~    - '((a{0,1000}){0,1000})'        | 3",
        "kinds/en.yml    | referral:~  hint:~    - lead~    - 'a*b'                   | 4",
        "kinds/en.yml    | referral:~  patterns:~    - lead~    - '(a*)*\\1b'           | 4",
        "kinds/en.yml    | referral:~  patterns:~    - '(?=lead)x'                    | 3",
        "kinds/en.yml    | referral:~  patterns:~    - '(?<!a)lead'                   | 3",
        "fields/en.yml   | labels:~  company: [firm]~  colour: [hue]                  | 3",
        "crm.yml         | alerts:~  from: [a@b.example]                              | 1",
        "crm.yml         | alerts:~  from: [nobody]~  key: long-enough                | 2",
        "crm.yml         | alerts:~  from: [a@b.example]~  key: short                 | 3",
        "commands/en.yml | language: en~commands:~  approve:~    - '(approve'         | 4"
      })
  void aWrongFileIsToldWithItsLine(String file, String text, int line) {
    List<Problem> problems =
        RuleBookFiles.read(TextFolder.with(file, text.replace("~", "\n") + "\n")).problems();
    List<Problem> there = problems.stream().filter(p -> p.file().equals(file)).toList();
    assertTrue(!there.isEmpty(), problems::toString);
    assertEquals(line, there.getFirst().line(), there::toString);
  }
}
