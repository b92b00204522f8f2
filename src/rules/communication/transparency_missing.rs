use crate::rules::rule;

rule! {
    /// no agreement on what information the parties share
    "transparency-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "What does each party routinely show the others?",
    example: "roadmap, usage figures", concerns: Each,
    authority: ["S0"],
    why: "information held back out of habit looks deliberate, and the other party follows suit",
    check: Wanted {
        communication.transparency,
        no: "agreement on what information the parties share",
        open: "information sharing undecided",
        write: "agree what each party shares and add `transparency:` to `communication`, with a list for each party, such as `[quarterly roadmap, key metrics]`",
    },
}
