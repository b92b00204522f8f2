use crate::document::charter::intent::IntentKind;
use crate::grammar::number;
use crate::method::deal::is_company;
use crate::rules::gap::Gap;
use crate::rules::intent::seekers::{place_of, seekers};
use crate::rules::wanted::Absent;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party seeks to share risk, but costs are not allocated
    "cost-allocation-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Economics), consequence: Exposed,
    question: "Which costs of the shared risk does each party bear?",
    also_at: "value.costs", example: "insurance, 12000 GBP", concerns: Each,
    authority: ["S0", "ours"],
    why: "without allocated costs, losses stay where they fall and no risk is shared",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let seekers = seekers(subject, IntentKind::RiskMitigation);
    let charter = subject.charter;
    // A company that the parties own together bears its costs, and each of its owners by what it holds.
    if is_company(charter) {
        return;
    }
    // Of a section that cannot be read nobody knows what it says.
    if seekers.is_empty() || charter.value.is_invalid() {
        return;
    }
    let parties = subject.parties();
    let gap = match charter.value.get() {
        Some(value) => Gap::of_lists(&parties, &value.costs),
        None => Some(Gap::of_all(parties, charter.value.is_open())),
    };
    let Some(gap) = gap else { return };
    let who = names(charter, &seekers);
    let verb = number(seekers.len(), "seeks", "seek");
    let absent = Absent::new("allocated costs").of(&gap, charter);
    let who = if gap.parties == seekers { number(seekers.len(), "it", "they").to_owned() } else { who };
    drafts
        .at_value(
            place_of(&seekers),
            format!(
                "{absent}, though {who} {verb} to share risk"
            ),
        )
        .label("risk mitigation needs an allocation of costs")
        .help(format!(
            "agree who bears which costs and list them under `value.costs`, with `item:` and `amount:`, for {}",
            gap.parties.join(" and ")
        ));
}
