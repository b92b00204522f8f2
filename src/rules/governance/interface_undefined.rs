use crate::rules::{Subject, rule, settled};

rule! {
    /// an ecosystem has no agreed data formats or protocols
    "interface-undefined",
    severity: Warning, from: Launch,
    nature: Gap(Connection), consequence: Unsaid,
    question: "In which formats and over which protocols does data pass between the parties?",
    example: "docs/interface.md", concerns: All,
    authority: ["S2"],
    why: "if each party builds to its own reading of the interface, the first real data fails",
    check: Wanted {
        governance.interface,
        // What is agreed in integration is not asked for before anything is integrated.
        not_before: Launch,
        unless: settled::systems,
        when: Subject::is_ecosystem,
        no: "agreed data formats or protocols",
        open: "data formats and protocols undecided",
        write: "agree formats, protocols and versioning, and add where they are written to `governance`, such as `interface: docs/interface.md`",
        also: model.structure => "each party keeps its own systems",
    },
}
