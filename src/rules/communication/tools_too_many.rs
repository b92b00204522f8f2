use crate::grammar::{counted, number};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the parties have agreed on too many tools
    "tools-too-many",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S3", "ours"],
    why: "of many tools none is used by everybody, and nothing is found again",
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
                format!("{} {} agreed, more than {most}", counted(count, "tool"), number(count, "is", "are")),
            )
            .help("keep the one or two that both sides use daily, and add others when they are missed");
    }
}
