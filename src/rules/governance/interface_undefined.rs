use crate::rules::{Subject, rule, settled};

rule! {
    /// a coordinated ecosystem does not say in which formats and over which protocols data passes
    "interface-undefined",
    severity: Warning, from: Launch,
    nature: Gap(Connection), consequence: Unsaid,
    authority: ["S2"],
    why: "where each side builds to its own reading of an interface, the first real data finds the difference",
    check: Wanted {
        governance.interface,
        // What is agreed in integration is not asked for before anything is integrated.
        not_before: Launch,
        unless: settled::systems,
        when: Subject::is_ecosystem,
        no: "agreed data formats or protocols",
        open: "data formats and protocols undecided",
        write: "write down formats, protocols and how a version changes, and add where to `governance`, such as `interface: docs/interface.md`",
        also: model.structure => "each party keeps its own systems",
    },
}
