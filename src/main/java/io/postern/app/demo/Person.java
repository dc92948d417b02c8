package io.postern.app.demo;

import io.postern.mail.Address;

/**
 * Somebody with a mailbox.
 *
 * @param name as mails show it
 * @param password of the mailbox
 */
record Person(String name, Address address, String password) {
  static final Person PAT = new Person("Pat Bright", Address.of("pat@bright.example"), "pat");
  static final Person MAX = new Person("Max Manager", Address.of("max@northwind.example"), "max");

  String firstName() {
    return name.substring(0, name.indexOf(' '));
  }
}
