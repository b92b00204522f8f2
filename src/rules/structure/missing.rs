use crate::rules::rule;

rule! {
    /// the charter chooses neither a structure nor a legal form
    "model-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Structure), consequence: Unsaid,
    question: "Which structure and which legal form do the parties need?",
    example: "a contractual project under an alliance contract", concerns: All,
    authority: ["S2", "S3"],
    why: "what was never chosen is copied from the last deal, whether or not it suits this one",
    check: Wanted {
        model,
        no: "structure or legal form",
        open: "structure and legal form undecided",
        write: "add a `model:` section; begin with `objective:` and each party's `criteria:`, then write `structure:` and `legal_form:`",
    },
}
