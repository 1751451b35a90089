package dev.amiss.service.console;

/** What was sent cannot be read; the form says where and how to mend it. */
public final class RefusedForm extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Form form;

    RefusedForm(Form form) {
        super("the form cannot be read");
        this.form = form;
    }

    /** What was typed, with what is wrong. */
    public Form form() {
        return form;
    }
}
