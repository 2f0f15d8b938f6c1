package dev.yagura.sample;

/** An account on the sample hosts. */
record Person(String name, int uid) {

  static final Person ROOT = new Person("root", 0);
  static final Person ALICE = new Person("alice", 1001);
  static final Person BOB = new Person("bob", 1002);
  static final Person CAROL = new Person("carol", 1003);
  static final Person DEPLOY = new Person("deploy", 1010);
  static final Person WEB = new Person("www-data", 33);
  static final Person POSTGRES = new Person("postgres", 113);

  String home() {
    return switch (name) {
      case "root" -> "/root";
      case "www-data" -> "/var/www";
      case "postgres" -> "/var/lib/postgresql";
      default -> "/home/" + name;
    };
  }
}
