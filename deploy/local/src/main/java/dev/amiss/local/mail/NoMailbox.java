package dev.amiss.local.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;

/** A recipient whose mail is on disk already, so nothing of it is held in memory. */
record NoMailbox(String email) implements GreenMailUser {
    @Override
    public void create() {}

    @Override
    public void delete() {}

    @Override
    public void deliver(MovingMessage message) {}

    @Override
    public void deliver(MimeMessage message) {}

    @Override
    public String getEmail() {
        return email;
    }

    @Override
    public String getLogin() {
        return email;
    }

    @Override
    public void authenticate(String password) {}

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public void setPassword(String password) {}

    @Override
    public String getQualifiedMailboxName() {
        return email;
    }
}
