package dev.amiss.responder.matching;

import org.jspecify.annotations.Nullable;

/** Puts together what is known of parts that follow one another. */
final class JoinedLiterals {
    /** All texts of the unbroken row of exact parts that reaches up to here. */
    private LiteralSet run = LiteralSet.NOTHING;

    private @Nullable LiteralSet prefixes;
    private @Nullable LiteralSet required;
    private boolean isUnbroken = true;
    private boolean isCertain = true;
    private boolean isOptional = true;

    void add(PatternLiterals part) {
        LiteralSet longer = part.exact() == null ? null : run.then(part.exact());
        isOptional &= part.isOptional();
        if (longer == null) {
            breakOff(part);
        } else if (isUnbroken) {
            run = longer;
            isCertain &= part.isCertain();
        } else {
            run = longer;
            isCertain &= part.isOptional();
        }
    }

    private void breakOff(PatternLiterals part) {
        LiteralSet begun = part.prefixes() == null ? null : run.then(part.prefixes());
        LiteralSet reached = begun == null ? run : begun;
        if (isUnbroken) {
            prefixes = reached;
            isCertain &= begun == null ? part.isOptional() : part.isCertain();
        } else {
            isCertain &= part.isOptional();
        }
        required = LiteralSet.better(LiteralSet.better(required, reached), part.required());
        run = LiteralSet.NOTHING;
        isUnbroken = false;
    }

    PatternLiterals finish() {
        required = LiteralSet.better(required, run);
        return isUnbroken
                ? new PatternLiterals(run, run, required, isCertain, isOptional)
                : new PatternLiterals(null, prefixes, required, isCertain, isOptional);
    }
}
