use crate::rules::rule;

rule! {
    /// no structure and no legal form are chosen
    "model-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Structure), consequence: Unsaid,
    question: "Which structure and which legal form do the parties need?",
    example: "a contractual project under an alliance contract", concerns: All,
    authority: ["S2", "S3"],
    why: "the form of the last deal is then copied, whether or not it suits this one",
    check: Wanted {
        model,
        no: "structure or legal form",
        open: "structure and legal form undecided",
        write: "agree on the objective and let each party rate the criteria, then add a `model:` section with `objective:`, `criteria:`, `structure:` and `legal_form:`",
    },
}
