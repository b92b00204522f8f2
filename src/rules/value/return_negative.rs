use crate::finding::Place;
use crate::method::value::{PartyValue, ValueEquation};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::value::rates_note;

rule! {
    /// management cost is higher than the revenue
    "return-negative",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S1", "S3"],
    why: "the parties lose money on a partnership whose revenue looks like success",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(equation) = &subject.assessment.value else { return };
    let revenue = subject.charter.value.and(|value| &value.expected_revenue);
    // A partnership that is not about revenue is not measured by it.
    let Some(revenue) = revenue.get().filter(|revenue| revenue.minor() > 0) else { return };
    if let Ok(Some(together)) = equation.net_return
        && together.is_below_zero()
    {
        let mut draft = drafts
            .at_key(
                "value.management_cost",
                format!(
                    "management cost exceeds the expected revenue of {revenue:#}: net return {together:#}"
                ),
            )
            .also(&Place::value("value.expected_revenue"), "expected revenue");
        for party in &equation.parties {
            let label = cost(subject, party).unwrap_or_default();
            draft = draft.also(&Place::value(format!("value.management_cost.{}", party.party)), label);
        }
        if let Some(note) = rates_note(equation) {
            draft = draft.note(note);
        }
        draft.help(
            "meet and report less, choose a lighter structure, or find revenue that justifies the effort, then update `value`",
        );
        return;
    }
    for party in &equation.parties {
        of_party(subject, drafts, equation, party);
    }
}

/// A party to which something is left after the exchange, but less than it spends on managing.
fn of_party(subject: &Subject<'_>, drafts: &mut Drafts<'_>, equation: &ValueEquation, party: &PartyValue) {
    let Ok(Some(net)) = party.net_return else { return };
    let Ok(left) = party.gets().plus(&party.given.negated()).total() else { return };
    let Ok(Some(spent)) = party.management_cost.total() else { return };
    // Where the exchange itself leaves less than nothing, managing is not what is wrong.
    if !net.is_below_zero() || left.is_some_and(|left| left.is_below_zero()) {
        return;
    }
    let name = subject.charter.party_name(&party.party);
    let left = left.map_or_else(|| "nothing".to_owned(), |left| format!("{left:#}"));
    let mut draft = drafts
        .at_value(
            format!("value.management_cost.{}", party.party),
            format!(
                "management cost of {name} ({spent:#}) exceeds its net revenue after the exchange ({left})"
            ),
        )
        .help(format!(
            "relieve {name} of part of the work, or agree on a better return in `value.exchange` or `value.revenue_split`"
        ));
    if let Some(note) = rates_note(equation) {
        draft = draft.note(note);
    }
    for other in equation.parties.iter().filter(|other| other.party != party.party) {
        if let Ok(Some(net)) = &other.net_return {
            let label = format!("{}: net return {net:#}", subject.charter.party_name(&other.party));
            draft = draft.also(&Place::value(format!("value.management_cost.{}", other.party)), label);
        }
    }
}

fn cost(subject: &Subject<'_>, party: &PartyValue) -> Option<String> {
    let spent = party.management_cost.total().ok()??;
    Some(format!("{}: {spent:#}", subject.charter.party_name(&party.party)))
}
