use crate::rules::rule;

rule! {
    /// no amendment procedure
    "amendments-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Decisions), consequence: Unsaid,
    question: "How is this charter amended?",
    example: "in writing, by both sponsors", concerns: All,
    authority: ["S0"],
    why: "without an amendment procedure, one party can change the terms by conduct alone",
    check: Wanted {
        governance.amendments,
        no: "amendment procedure",
        write: "agree who approves changes and add `amendments:` to `governance`, such as `amendments: In writing, approved by both sponsors`",
    },
}
