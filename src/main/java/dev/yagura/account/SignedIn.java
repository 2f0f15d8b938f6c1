package dev.yagura.account;

import java.io.Serializable;
import java.security.Principal;

/** Who a session belongs to, and with which of their passwords it was opened. */
record SignedIn(String username, int passwordVersion) implements Principal, Serializable {

  @Override
  public String getName() {
    return username;
  }
}
