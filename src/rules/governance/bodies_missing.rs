use crate::rules::rule;

rule! {
    /// the governance section names no body that meets
    "bodies-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Bodies), consequence: Unsaid,
    authority: ["S0"],
    why: "what belongs to both sides needs a table at which both sit",
    check: Wanted {
        governance.bodies[],
        no: "joint governance body",
        open: "governance bodies undecided",
        write: "add `bodies:` to `governance`: a steering committee with `cadence: quarterly` and a working group with \
                `cadence: monthly`, each with `members:` of {everybody_in_code}",
    },
}
