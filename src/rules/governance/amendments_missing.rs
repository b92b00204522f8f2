use crate::rules::rule;

rule! {
    /// the charter does not say how it is changed
    "amendments-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Decisions), consequence: Unsaid,
    authority: ["S0"],
    why: "a charter that nobody knows how to change is followed in part and forgotten in the rest",
    check: Wanted {
        governance.amendments,
        no: "amendment procedure",
        write: "add `amendments:` to `governance`, such as `amendments: In writing, approved by both sponsors`",
    },
}
