use crate::document::charter::scope::{DataClass, DataFlow, Onward};
use crate::finding::Severity;
use crate::grammar::series;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// data on people passes without purpose, basis, role or time limits
    "data-terms-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "the party that supplied the data stays answerable to its customers for what the other does with it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let flows = subject.charter.scope.get().and_then(|scope| scope.data.get());
    for (index, flow) in flows.into_iter().flat_map(|flows| flows.iter()) {
        let classes: Vec<&DataClass> = flow.classes.get().into_iter().flat_map(|it| it.values()).collect();
        let is_of_people = classes.iter().any(|it| matches!(it, DataClass::Personal | DataClass::Sensitive));
        let name =
            flow.what.get().map_or_else(|| format!("data {}", index + 1), |what| format!("\"{what}\""));
        let at = format!("scope.data[{index}]");
        let lacks = lacks(flow, is_of_people);
        if !lacks.is_empty() {
            let (what, write): (Vec<&str>, Vec<&str>) = lacks.into_iter().unzip();
            let draft = drafts
                .at_key(at.as_str(), format!("no {} for {name}", series(&what)))
                .help(format!("agree on it, and write {} under `{at}`", series(&write)));
            if !is_of_people {
                draft.at_most(Severity::Advice);
            }
        }
        let is_sensitive = classes.contains(&&DataClass::Sensitive);
        if is_sensitive && flow.onward.get() == Some(&Onward::Free) {
            drafts
                .at_value(format!("{at}.onward"), format!("no limit on who receives sensitive data: {name}"))
                .help("write `onward: none`, or `onward: with-consent` where the other party agrees to each recipient");
        }
    }
}

/// What a flow of data does not say, and what to write.
fn lacks(flow: &DataFlow, is_of_people: bool) -> Vec<(&'static str, &'static str)> {
    let mut lacks = Vec::new();
    let mut ask = |is_missing: bool, what, write| {
        if is_missing {
            lacks.push((what, write));
        }
    };
    ask(flow.classes.is_missing(), "class", "`classes:` (such as `personal` or `confidential`)");
    ask(flow.purpose.is_missing(), "purpose", "`purpose:`");
    ask(is_of_people && flow.basis.is_missing(), "legal basis", "`basis:` (such as `consent`)");
    ask(
        is_of_people && flow.role.is_missing(),
        "role of the receiver",
        "`role:` (`controller` or `processor`)",
    );
    ask(is_of_people && flow.retention.is_missing(), "retention", "`retention:` (such as `2 years`)");
    ask(
        is_of_people && flow.breach_notice.is_missing(),
        "breach deadline",
        "`breach_notice:` (such as `48 hours`)",
    );
    lacks
}
