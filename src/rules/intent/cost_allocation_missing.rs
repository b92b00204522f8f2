use crate::document::charter::intent::IntentKind;
use crate::grammar::number;
use crate::rules::gap::Gap;
use crate::rules::intent::seekers::{place_of, seekers};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party wants to share a risk, and the charter does not say who bears which costs
    "cost-allocation-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Economics), consequence: Exposed,
    question: "Which costs of the shared risk does each party bear?",
    also_at: "value.costs", example: "insurance, 12000 GBP", concerns: Each,
    authority: ["S0", "ours"],
    why: "a risk is shared by sharing what it costs, and not by the wish to share it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let seekers = seekers(subject, IntentKind::RiskMitigation);
    let charter = subject.charter;
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
    let verb = number(seekers.len(), "takes", "take");
    let open = if gap.is_open { ", which are still open" } else { "" };
    drafts
        .at_value(
            place_of(&seekers),
            format!(
                "{who} {verb} part to share a risk, and the charter does not say which costs {} {}{open}",
                names(charter, &gap.parties),
                number(gap.parties.len(), "bears", "bear"),
            ),
        )
        .label("risk mitigation needs an allocation of costs")
        .help(format!(
            "list what each bears under `value.costs`, with `item:` and `amount:`, for {}",
            gap.parties.join(" and ")
        ));
}
