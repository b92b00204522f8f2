use super::naming;
use super::naming::{line, party, place, time};
use crate::document::{folded, suggestion};
use crate::finding::Place;
use crate::method::deals::{self, DealPlace};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a registered deal may have the same customer as an earlier one
    "deal-customer-unclear",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Differing,
    authority: ["S1", "ours"],
    why: "until it is settled, both parties may expect the reward for one deal",
    policy: [deal_protection],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for doubt in &subject.assessment.doubts {
        let Some((record, path)) = place(subject, doubt.later) else { continue };
        let (one, other) = (customer(subject, doubt.later), customer(subject, doubt.first));
        let (whose, when) = (party(subject, doubt.first), time(subject, doubt.first));
        let message = format!(
            "{}`{one}` is probably the same customer as `{other}`, registered for {whose} on {when}",
            line(subject, doubt.later)
        );
        let help = format!(
            "agree whether they are one customer, and write `same_as: {other}` or `different: [{other}]` in the deal"
        );
        let mut draft = drafts.at_record(record, path, message).help(help);
        if let Some((record, path)) = place(subject, doubt.first) {
            let label = format!("{}registered first", naming::line(subject, doubt.first));
            draft = draft.also_in_record(record, &Place::value(path), label);
        }
        let _ = draft;
    }
    strangers(subject, drafts);
}

/// What names a customer that no deal has settles nothing.
fn strangers(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let customers: Vec<&str> = deals::all(subject.partnership)
        .filter_map(|(_, deal)| deal.customer.get().map(|name| name.as_str()))
        .collect();
    let known: std::collections::BTreeSet<String> = customers.iter().map(|name| folded(name)).collect();
    for (at, deal) in deals::all(subject.partnership) {
        let different = deal.different.get().into_iter().flat_map(|names| names.values());
        let named = deal.same_as.get().map(|name| ("same_as", name));
        for (key, name) in named.into_iter().chain(different.map(|name| ("different", name))) {
            let Some((record, path)) = place(subject, at).filter(|_| !known.contains(&folded(name.as_str())))
            else {
                continue;
            };
            let help = match suggestion::nearest(name.as_str(), customers.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "copy the customer's name from the other deal".to_owned(),
            };
            let path = if at.line.is_some() { path } else { format!("{path}.{key}") };
            let message = format!("{}no deal with customer `{name}`, named by `{key}`", line(subject, at));
            drafts.at_record(record, path, message).help(help);
        }
    }
}

fn customer<'a>(subject: &Subject<'a>, place: DealPlace) -> &'a str {
    let deal = deals::at(subject.partnership, place);
    deal.and_then(|deal| deal.customer.get()).map_or("a customer", |name| name.as_str())
}
