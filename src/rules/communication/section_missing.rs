use crate::rules::rule;

rule! {
    /// the charter has no communication section
    "communication-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Rhythm), consequence: Unsaid,
    authority: ["S0"],
    why: "partners who agree on no rhythm talk a lot at first and then not at all",
    check: Wanted {
        communication,
        no: "communication plan: no meetings and no channels",
        open: "communication plan undecided",
        write: "add a `communication:` section; begin with `meetings:` (each with `name` and `cadence`) and `channels:`",
    },
}
