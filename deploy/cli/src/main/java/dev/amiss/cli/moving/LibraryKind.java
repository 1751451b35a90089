package dev.amiss.cli.moving;

/** The two tables that the library keeps issues in. */
enum LibraryKind {
    ISSUE("issue", "issue_issue"),
    MODEL_ISSUE("modelissue", "issue_modelissue");

    private final String model;
    private final String table;

    LibraryKind(String model, String table) {
        this.model = model;
        this.table = table;
    }

    /** As Django's content types call it. */
    String model() {
        return model;
    }

    String table() {
        return table;
    }

    boolean hasRecords() {
        return this == MODEL_ISSUE;
    }
}
