package io.postern.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateGateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
        "${deal?api.class}",
        "${deal.class?eval}",
        "${deal.name?interpret}",
        "<#assign x = 1>",
        "<#global x = 1>",
        "<#macro m><@m/></#macro>",
        "<#function f()><#return f()></#function>",
        "<@m/>",
        "<#include \"/etc/passwd\">",
        "<#import \"x\" as y>",
        "<#list 1.. as x>${x}</#list>",
        "<#list 1..1000000000 as x></#list>",
        "<#list 0..<9 as x></#list>",
        "<#list [1,2,3] as x></#list>",
        "<#list deals?map(d -> d.name) as x></#list>",
        "${\"a\"?left_pad(100000000)}",
        "${\"a\"?right_pad(100000000)}",
        "${deal.name?replace(\"a\", \"aaaaaaaa\")}",
        "${deal.name + deal.name}",
        "${\"${deal.name?eval}\"}",
        "${r\"x\"}",
        "${.data_model}",
        "${.vars[\"x\"]}",
        "${deal.name?no_esc}",
        "<#noautoesc>${deal.name}</#noautoesc>",
        "<#outputformat \"HTML\">${deal.name}</#outputformat>",
        "<#ftl output_format=\"HTML\">",
        "<#setting locale=\"de\">",
        "<#attempt>x<#recover></#attempt>",
        "<#visit deal>",
        "<#noparse>${x}</#noparse>",
        "${deal.name?split(\"a\")?join(\"aaaa\")}",
        "${{\"a\": 1}}",
        "${deal?keys}",
        "a private \uE000 letter",
        "${deal.name",
        "<#-- no end",
        "${(deal.name}",
        "${deal?first [0]?api}",
        "${deal.name?size[0]}",
      })
  void whatCouldRunGrowOrReachOutIsRefused(String template) {
    assertTrue(TemplateGate.refuse(template).isPresent(), template);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${deal.name}",
        "${deal.name!\"nobody\"}",
        "<#if deal.stage?has_content && !(deals?size gt 1)>a<#elseif x??>b<#else>c</#if>",
        "<#list deals as d>${d?counter}. ${d.name}<#sep>, </#sep><#else>none</#list>",
        "<#switch a><#case \"b\">1<#break><#default>2</#switch>",
        "${contactName?has_content?then(contactName, \"it's\")}",
        "${deals[0].name} ${deals?first.ref} ${say.status[deal.status]!say.done.other}",
        "<#-- a remark with ${anything?eval} in it -->",
        "a < b, a > b, #{1}, $5, [#if], <b>",
        "${deal.name?upper_case?trim}",
      })
  void whatAMailNeedsIsLetThrough(String template) {
    assertEquals(Optional.empty(), TemplateGate.refuse(template));
  }

  @Test
  void theLineIsNamed() {
    TemplateGate.Refusal refusal = TemplateGate.refuse("a\nb\n<#include \"x\">\n").orElseThrow();
    assertEquals(3, refusal.line());
    assertTrue(refusal.what().contains("include"), refusal.what());
  }

  @Test
  void tooMuchIsRefused() {
    assertTrue(TemplateGate.refuse("a".repeat(70_000)).isPresent());
    assertTrue(TemplateGate.refuse("<#if a>".repeat(60)).isPresent());
    assertTrue(TemplateGate.refuse("${" + "(".repeat(60) + "a" + ")".repeat(60) + "}").isPresent());
    assertTrue(TemplateGate.refuse("${" + "!".repeat(500) + "a}").isPresent());
  }

  @Test
  void aHostileTemplateIsScannedInLinearTime() {
    long start = System.nanoTime();
    for (String piece : new String[] {"<#", "${", "<#--", "<#if a>", "${a?b", "<#if (\""}) {
      String hostile = piece.repeat(TemplateGate.MAX_CHARACTERS / piece.length());
      assertTrue(TemplateGate.refuse(hostile).isPresent(), piece);
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertTrue(millis < 5000, millis + " ms");
  }
}
