use crate::rules::rule;

rule! {
    /// no joint governance body
    "bodies-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Bodies), consequence: Unsaid,
    question: "In which bodies do the parties meet, and who represents each party there?",
    example: "a steering committee and a working group that meets more often", concerns: All,
    authority: ["S0"],
    why: "without a joint body, one party settles joint matters on its own",
    check: Wanted {
        governance.bodies[],
        no: "joint governance body",
        open: "governance bodies undecided",
        write: "agree where the parties meet and add `bodies:` to `governance`: a steering committee with `cadence: quarterly` and a working group with \
                `cadence: monthly`, each with `members:` of {everybody_in_code}",
    },
}
