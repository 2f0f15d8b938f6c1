/** What programs of sign-in and accounts say: sshd, PAM, sudo, su, useradd, cron … */
@NullMarked
package dev.yagura.parse.auth;

import org.jspecify.annotations.NullMarked;
