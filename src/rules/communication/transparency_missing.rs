use crate::rules::rule;

rule! {
    /// the parties have not agreed what they let each other see
    "transparency-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Rhythm), consequence: Unsaid,
    authority: ["S0"],
    why: "what is held back by habit looks like what is held back on purpose",
    check: Wanted {
        communication.transparency,
        no: "agreement on what information the parties share",
        open: "information sharing undecided",
        write: "add `transparency:` to `communication`, with a list for each party, such as `[quarterly roadmap, key metrics]`",
    },
}
