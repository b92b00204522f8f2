use crate::grammar::counted;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// too many shared tools
    "tools-too-many",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S3", "ours"],
    why: "with too many tools people miss messages and cannot find what was agreed",
    policy: [tools_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    let Some(tools) = communication.tools.get() else { return };
    let most = subject.policy.tools_most as usize;
    let count = tools.len();
    if count > most {
        drafts
            .at_key(
                "communication.tools",
                format!("{} agreed, more than {most}", counted(count, "shared tool")),
            )
            .help("keep the one or two that all parties use daily, and add others when they are missed");
    }
}
